import { Checkbox, NativeSelect, Stack } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { changeGroupMembers } from "../../contract/change-group-members.ts";
import { getGroup } from "../../contract/get-group.ts";
import { groupRoles } from "../../contract/group-shapes.ts";
import { listChanges } from "../../contract/list-changes.ts";
import { listGroups } from "../../contract/list-groups.ts";
import { groupRoleWords } from "../group-words.ts";
import { MemberFinder } from "../member-finder.tsx";
import { worded } from "../words.ts";
import { DateField } from "./date-field.tsx";
import { ReasonField } from "./reason-field.tsx";

interface Joining {
  readonly personId: string;
  readonly name: string;
  readonly role: (typeof groupRoles)[number];
}

/** Who joins and who leaves, on one day. */
export function ChangeMembers({
  group,
  onClose,
}: {
  readonly group: OutputOf<typeof getGroup>;
  readonly onClose: () => void;
}) {
  const act = useAct(changeGroupMembers, { refresh: [getGroup, listGroups, listChanges] });
  const [join, setJoin] = useState<readonly Joining[]>([]);
  const [leave, setLeave] = useState<readonly string[]>([]);
  const [on, setOn] = useState("");
  const [reason, setReason] = useState("");
  const present = group.members.filter((member) => member.untilOn === null);
  return (
    <ConfirmAct
      opened
      title={m.registry_group_change()}
      verb={m.registry_save()}
      figures={[
        { label: m.registry_group_joining(), value: join.map((one) => one.name).join(", ") || "–" },
        { label: m.registry_group_leaving(), value: String(leave.length) },
      ]}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() => {
        const input = {
          groupId: group.groupId,
          baseRevision: group.revision,
          join: join.map(({ personId, role }) => ({ personId, role })),
          leave: [...leave],
          on,
          reason,
        };
        void act.run(input).then((result) => {
          if (result.ok) onClose();
        });
      }}
    >
      <Stack gap="sm">
        <MemberFinder
          onPick={(hit) => {
            if (join.some((one) => one.personId === hit.personId)) return;
            setJoin([...join, { personId: hit.personId, name: hit.name, role: "member" }]);
          }}
        />
        {join.map((one) => (
          <NativeSelect
            key={one.personId}
            label={one.name}
            value={one.role}
            onChange={(event) => {
              const role = groupRoles.find((value) => value === event.currentTarget.value) ?? "member";
              setJoin(join.map((other) => (other.personId === one.personId ? { ...other, role } : other)));
            }}
            data={groupRoles.map((value) => ({ value, label: worded(groupRoleWords, value) }))}
          />
        ))}
        {present.length > 0 && (
          <Checkbox.Group
            label={m.registry_group_leaving()}
            value={[...leave]}
            onChange={(ids) => setLeave(ids)}
          >
            <Stack gap="xs" mt="xs">
              {present.map((member) => (
                <Checkbox key={member.personId} value={member.personId} label={member.name} />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        <DateField
          label={m.registry_group_on()}
          path="on"
          required
          value={on}
          onChange={setOn}
          refusal={act.refusal}
        />
        <ReasonField value={reason} onChange={setReason} refusal={act.refusal} />
      </Stack>
    </ConfirmAct>
  );
}
