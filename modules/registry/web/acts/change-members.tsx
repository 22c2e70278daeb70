import { Checkbox, NativeSelect, Stack } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { changeGroupMembers } from "../../contract/change-group-members.ts";
import { getGroup } from "../../contract/get-group.ts";
import { groupRoles } from "../../contract/group-shapes.ts";
import { listChanges } from "../../contract/list-changes.ts";
import { listGroups } from "../../contract/list-groups.ts";
import { groupRoleWords } from "../group-words.ts";
import { MemberFinder } from "../member-finder.tsx";
import styles from "../registry.module.css";
import { worded } from "../words.ts";
import { DateField } from "./date-field.tsx";
import { ReasonField } from "./reason-field.tsx";

type Role = (typeof groupRoles)[number];

interface Joining {
  readonly personId: string;
  readonly name: string;
  readonly role: Role;
}

function RoleSelect({
  label,
  role,
  onChange,
}: {
  readonly label: string;
  readonly role: Role;
  readonly onChange: (role: Role) => void;
}) {
  return (
    <NativeSelect
      label={label}
      value={role}
      onChange={(event) =>
        onChange(groupRoles.find((value) => value === event.currentTarget.value) ?? "member")
      }
      data={groupRoles.map((value) => ({ value, label: worded(groupRoleWords, value) }))}
    />
  );
}

/** Who joins and who leaves, on one day, and whose role changes. */
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
  const [roles, setRoles] = useState<Readonly<Record<string, Role>>>({});
  const [on, setOn] = useState(() => civilDateInWib(new Date()));
  const [reason, setReason] = useState("");
  const present = group.members.filter((member) => member.untilOn === null);
  const changed = present.flatMap(({ personId, name, role: before }) => {
    const role = roles[personId] ?? before;
    return role === before || leave.includes(personId) ? [] : [{ personId, name, role }];
  });
  return (
    <ConfirmAct
      opened
      title={m.registry_group_change()}
      verb={m.registry_save()}
      figures={[
        { label: m.registry_group_joining(), value: join.map((one) => one.name).join(", ") || "–" },
        {
          label: m.registry_group_leaving(),
          value:
            present
              .filter((one) => leave.includes(one.personId))
              .map((one) => one.name)
              .join(", ") || "–",
        },
        { label: m.registry_group_roles(), value: changed.map((one) => one.name).join(", ") || "–" },
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
          roles: changed.map(({ personId, role }) => ({ personId, role })),
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
          <RoleSelect
            key={one.personId}
            label={m.registry_group_role_of({ name: one.name })}
            role={one.role}
            onChange={(role) =>
              setJoin(join.map((other) => (other.personId === one.personId ? { ...other, role } : other)))
            }
          />
        ))}
        {present.length > 0 && (
          <fieldset className={styles["list"]}>
            <legend>{m.registry_group_now()}</legend>
            {present.map(({ personId, name, role }) => (
              <div key={personId} className={styles["row"]}>
                <RoleSelect
                  label={m.registry_group_role_of({ name })}
                  role={roles[personId] ?? role}
                  onChange={(wanted) => setRoles({ ...roles, [personId]: wanted })}
                />
                <Checkbox
                  label={m.registry_group_leaves()}
                  aria-label={`${m.registry_group_leaves()}: ${name}`}
                  checked={leave.includes(personId)}
                  onChange={(event) =>
                    setLeave(
                      event.currentTarget.checked
                        ? [...leave, personId]
                        : leave.filter((one) => one !== personId),
                    )
                  }
                />
              </div>
            ))}
          </fieldset>
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
