import { Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { PlacePicker } from "#modules/regions/web/shared/place-picker.tsx";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { FieldDiff } from "#platform/ui/acts/field-diff.tsx";
import { Dialog } from "#platform/ui/dialog.tsx";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { getPerson } from "../../contract/get-person.ts";
import { listChanges } from "../../contract/list-changes.ts";
import { movePerson } from "../../contract/move-person.ts";
import type { Person } from "../person-parts.tsx";
import type { CodeWords } from "../use-code-lists.ts";
import { DateField } from "./date-field.tsx";
import { ReasonField } from "./reason-field.tsx";
import { conflictsOf, staleOf } from "./stale.ts";

const texts = [
  ["address", m.registry_address],
  ["rt", m.registry_rt],
  ["rw", m.registry_rw],
] as const;

/** Where somebody without a family lives or stays; a stale save is settled field by field. */
export function MovePerson({
  person,
  codes,
  onClose,
}: {
  readonly person: Person;
  readonly codes: CodeWords;
  readonly onClose: () => void;
}) {
  const act = useAct(movePerson, { refresh: [getPerson, listChanges] });
  const [address, setAddress] = useState({
    placeCode: person.place.code,
    address: person.address,
    rt: person.rt,
    rw: person.rw,
  });
  const [movedOn, setMovedOn] = useState("");
  const [reason, setReason] = useState("");
  const stale = staleOf(act.refusal);

  function save(baseRevision: number, wanted: typeof address): void {
    const input = {
      personId: person.personId,
      baseRevision,
      address: wanted,
      movedOn: movedOn === "" ? null : movedOn,
      reason,
    };
    void act.run(input).then((result) => {
      if (result.ok) onClose();
    });
  }

  if (stale !== undefined)
    return (
      <Dialog opened onClose={onClose} title={m.registry_move_person()}>
        <FieldDiff
          conflicts={conflictsOf(stale, codes)}
          savedBy={m.registry_saved_by()}
          running={act.running}
          onGiveUp={onClose}
          onResolve={(choices) => {
            const theirs = stale.fields.filter(({ field }) => choices[field] === "theirs");
            const kept = Object.fromEntries(theirs.map(({ field, stored }) => [field, stored ?? ""]));
            save(stale.revision, { ...address, ...(kept as Partial<typeof address>) });
          }}
        />
      </Dialog>
    );
  return (
    <ConfirmAct
      opened
      title={m.registry_move_person()}
      verb={m.registry_save()}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() => save(person.revision, address)}
    >
      <Stack gap="sm">
        <PlacePicker
          label={m.registry_place()}
          level="village"
          code={address.placeCode}
          error={fieldError(act.refusal, "address.placeCode")}
          onPick={(placeCode) => setAddress({ ...address, placeCode })}
        />
        {texts.map(([name, words]) => (
          <TextInput
            key={name}
            id={fieldId(`address.${name}`)}
            label={words()}
            value={address[name]}
            error={fieldError(act.refusal, `address.${name}`)}
            onChange={(event) => setAddress({ ...address, [name]: event.currentTarget.value })}
          />
        ))}
        <DateField
          label={m.registry_moved_on()}
          description={m.registry_moved_on_help()}
          path="movedOn"
          value={movedOn}
          onChange={setMovedOn}
          refusal={act.refusal}
        />
        <ReasonField value={reason} onChange={setReason} refusal={act.refusal} />
      </Stack>
    </ConfirmAct>
  );
}
