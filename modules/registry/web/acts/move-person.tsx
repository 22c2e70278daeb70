import { useState } from "react";
import { m } from "#messages/messages.js";
import { useAct } from "#platform/ui/query-client.ts";
import { getPerson } from "../../contract/get-person.ts";
import { listChanges } from "../../contract/list-changes.ts";
import { movePerson } from "../../contract/move-person.ts";
import type { Person } from "../person-parts.tsx";
import type { CodeWords } from "../use-code-lists.ts";
import { AddressFields } from "./address-fields.tsx";
import { DateField } from "./date-field.tsx";
import { SaveDialog } from "./save-dialog.tsx";
import { conflictsOf } from "./stale.ts";

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

  function save(baseRevision: number, wanted: typeof address, reason: string): void {
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

  return (
    <SaveDialog
      title={m.registry_move_person()}
      revision={person.revision}
      act={act}
      conflictsOf={(stale) => conflictsOf(stale, codes)}
      onSave={(baseRevision, reason) => save(baseRevision, address, reason)}
      onResolve={(stale, choices, reason) => {
        const theirs = stale.fields.filter(({ field }) => choices[field] === "theirs");
        const kept = Object.fromEntries(theirs.map(({ field, stored }) => [field, stored ?? ""]));
        save(stale.revision, { ...address, ...(kept as Partial<typeof address>) }, reason);
      }}
      onClose={onClose}
    >
      <AddressFields
        names={["address", "rt", "rw"]}
        address={address}
        refusal={act.refusal}
        onChange={(part) => setAddress({ ...address, ...part })}
      />
      <DateField
        label={m.registry_moved_on()}
        description={m.registry_moved_on_help()}
        path="movedOn"
        value={movedOn}
        onChange={setMovedOn}
        refusal={act.refusal}
      />
    </SaveDialog>
  );
}
