import { Button, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { createFamily } from "../contract/create-family.ts";
import { listFamilies } from "../contract/list-families.ts";
import { AddressFields } from "./acts/address-fields.tsx";
import { emptyPerson, type PersonDraft, PersonFields, toNewPerson } from "./acts/person-fields.tsx";
import { LikelyPersons } from "./linkage/likely-persons.tsx";
import { RecordForm } from "./record-form.tsx";
import styles from "./registry.module.css";
import { useCodeLists } from "./use-code-lists.ts";

interface Row {
  readonly key: number;
  readonly draft: PersonDraft;
}

/** A family found by an officer: address first, then its members, the head first. */
export function NewFamilyPage() {
  const codes = useCodeLists();
  const navigate = useNavigate();
  const act = useAct(createFamily, { refresh: [listFamilies] });
  const [address, setAddress] = useState({ placeCode: "", address: "", hamlet: "", rt: "", rw: "" });
  const [kkNumber, setKkNumber] = useState("");
  const [rows, setRows] = useState<readonly Row[]>([{ key: 0, draft: { ...emptyPerson, relation: "1" } }]);
  return (
    <RecordForm
      title={m.registry_new_family()}
      backTo="/keluarga"
      refusal={act.refusal}
      running={act.running}
      onSave={(reason) => {
        const input = {
          kkNumber: kkNumber.trim() === "" ? null : kkNumber.trim(),
          address,
          members: rows.map((row) => toNewPerson(row.draft)),
          reason,
        };
        void act.run(input).then((result) => {
          if (result.ok) void navigate({ to: `/keluarga/${result.out.familyId}`, replace: true });
        });
      }}
    >
      <Panel title={m.registry_address()}>
        <div className={styles["form"]}>
          <AddressFields
            names={["address", "hamlet", "rt", "rw"]}
            address={address}
            refusal={act.refusal}
            onChange={(part) => setAddress({ ...address, ...part })}
          />
          <TextInput
            id={fieldId("kkNumber")}
            label={m.registry_kk()}
            description={m.registry_optional()}
            inputMode="numeric"
            autoComplete="off"
            maxLength={16}
            value={kkNumber}
            error={fieldError(act.refusal, "kkNumber")}
            onChange={(event) => setKkNumber(event.currentTarget.value)}
          />
        </div>
      </Panel>
      {rows.map((row, index) => (
        <Panel
          key={row.key}
          title={m.registry_member_number({ number: index + 1 })}
          actions={
            rows.length > 1 && (
              <Button variant="subtle" onClick={() => setRows(rows.filter((one) => one.key !== row.key))}>
                {m.registry_yes_remove()}
              </Button>
            )
          }
        >
          <div className={styles["form"]}>
            <PersonFields
              draft={row.draft}
              path={`members.${index}`}
              codes={codes}
              refusal={act.refusal}
              onChange={(draft) =>
                setRows(rows.map((one) => (one.key === row.key ? { ...one, draft } : one)))
              }
            />
            <LikelyPersons draft={row.draft} kkNumber={kkNumber} placeCode={address.placeCode} />
          </div>
        </Panel>
      ))}
      <div>
        <Button
          variant="default"
          onClick={() =>
            setRows([...rows, { key: Math.max(...rows.map((one) => one.key)) + 1, draft: emptyPerson }])
          }
        >
          {m.registry_add_row()}
        </Button>
      </div>
    </RecordForm>
  );
}
