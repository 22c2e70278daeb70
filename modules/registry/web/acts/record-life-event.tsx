import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { useAct } from "#platform/ui/query-client.ts";
import { getFamilyPage } from "../../contract/get-family-page.ts";
import { getPerson } from "../../contract/get-person.ts";
import { listChanges } from "../../contract/list-changes.ts";
import { recordLifeEvent } from "../../contract/record-life-event.ts";
import { eventWords, worded } from "../words.ts";
import { DateField } from "./date-field.tsx";
import { PersonAct } from "./person-act.tsx";

const kinds = ["died", "moved-out", "missing", "found"] as const;

/** A death, a move out of the province, a disappearance, or that someone was found again. */
export function RecordLifeEvent({
  opened,
  persons,
  onClose,
}: {
  readonly opened: boolean;
  readonly persons: ReadonlyArray<{
    readonly personId: string;
    readonly name: string;
    readonly revision: number;
  }>;
  readonly onClose: () => void;
}) {
  const act = useAct(recordLifeEvent, { refresh: [getFamilyPage, getPerson, listChanges] });
  const [kind, setKind] = useState<(typeof kinds)[number]>("died");
  const [happenedOn, setHappenedOn] = useState("");
  const [destination, setDestination] = useState("");
  const [note, setNote] = useState("");
  return (
    <PersonAct
      opened={opened}
      title={m.registry_record_event()}
      text={m.registry_event_text()}
      persons={persons}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onRecord={({ personId, revision }) =>
        act.run({ personId, baseRevision: revision, kind, happenedOn, destination, note })
      }
    >
      <NativeSelect
        label={m.registry_event()}
        value={kind}
        onChange={(event) => setKind(kinds.find((one) => one === event.currentTarget.value) ?? "died")}
        data={kinds.map((value) => ({ value, label: worded(eventWords, value) }))}
      />
      <DateField
        label={m.registry_happened_on()}
        path="happenedOn"
        required
        value={happenedOn}
        onChange={setHappenedOn}
        refusal={act.refusal}
      />
      {kind === "moved-out" && (
        <TextInput
          label={m.registry_destination()}
          maxLength={120}
          value={destination}
          onChange={(event) => setDestination(event.currentTarget.value)}
        />
      )}
      <TextInput
        label={m.registry_note()}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </PersonAct>
  );
}
