import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { PlacePicker } from "#modules/regions/web/shared/place-picker.tsx";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { createGroup } from "../contract/create-group.ts";
import { groupKinds, groupRoles } from "../contract/group-shapes.ts";
import { listGroups } from "../contract/list-groups.ts";
import { DateField } from "./acts/date-field.tsx";
import { groupKindWords, groupRoleWords } from "./group-words.ts";
import { MemberFinder } from "./member-finder.tsx";
import { RecordForm } from "./record-form.tsx";
import styles from "./registry.module.css";
import { worded } from "./words.ts";

type Role = (typeof groupRoles)[number];
interface Row {
  readonly personId: string;
  readonly name: string;
  readonly role: Role;
}

/** A group with its first members. */
export function NewGroupPage() {
  const navigate = useNavigate();
  const act = useAct(createGroup, { refresh: [listGroups] });
  const [name, setName] = useState("");
  const [kind, setKind] = useState<(typeof groupKinds)[number]>("kube");
  const [placeCode, setPlaceCode] = useState("");
  const [sinceOn, setSinceOn] = useState("");
  const [rows, setRows] = useState<readonly Row[]>([]);
  return (
    <RecordForm
      title={m.registry_new_group()}
      backTo="/kelompok"
      refusal={act.refusal}
      running={act.running}
      onSave={(reason) => {
        const members = rows.map(({ personId, role }) => ({ personId, role }));
        void act.run({ name, kind, placeCode, members, sinceOn, reason }).then((result) => {
          if (result.ok) void navigate({ to: `/kelompok/${result.out.groupId}`, replace: true });
        });
      }}
    >
      <Panel>
        <div className={styles["form"]}>
          <TextInput
            id={fieldId("name")}
            label={m.registry_group_name()}
            required
            maxLength={120}
            value={name}
            error={fieldError(act.refusal, "name")}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <NativeSelect
            label={m.registry_group_kind()}
            value={kind}
            onChange={(event) =>
              setKind(groupKinds.find((one) => one === event.currentTarget.value) ?? "other")
            }
            data={groupKinds.map((value) => ({ value, label: worded(groupKindWords, value) }))}
          />
          <PlacePicker
            label={m.registry_place()}
            level="village"
            code={placeCode}
            error={fieldError(act.refusal, "placeCode")}
            onPick={setPlaceCode}
          />
          <DateField
            label={m.registry_since()}
            path="sinceOn"
            required
            value={sinceOn}
            onChange={setSinceOn}
            refusal={act.refusal}
          />
        </div>
      </Panel>
      <Panel title={m.registry_members()}>
        <div className={styles["stack"]}>
          <MemberFinder
            onPick={(hit) => {
              if (rows.some((row) => row.personId === hit.personId)) return;
              setRows([...rows, { personId: hit.personId, name: hit.name, role: "member" }]);
            }}
          />
          {rows.map((row) => (
            <div key={row.personId} className={styles["row"]}>
              <NativeSelect
                label={row.name}
                value={row.role}
                onChange={(event) => {
                  const role = groupRoles.find((one) => one === event.currentTarget.value) ?? "member";
                  setRows(rows.map((one) => (one.personId === row.personId ? { ...one, role } : one)));
                }}
                data={groupRoles.map((value) => ({ value, label: worded(groupRoleWords, value) }))}
              />
              <Button
                variant="subtle"
                aria-label={`${m.registry_yes_remove()}: ${row.name}`}
                onClick={() => setRows(rows.filter((one) => one.personId !== row.personId))}
              >
                {m.registry_yes_remove()}
              </Button>
            </div>
          ))}
        </div>
      </Panel>
    </RecordForm>
  );
}
