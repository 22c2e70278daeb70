import { Checkbox, NativeSelect, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { useAct } from "#platform/ui/query-client.ts";
import { evidenceKinds } from "../../contract/condition-shape.ts";
import { getFamilyPage } from "../../contract/get-family-page.ts";
import { getPerson } from "../../contract/get-person.ts";
import { listChanges } from "../../contract/list-changes.ts";
import { recordCondition } from "../../contract/record-condition.ts";
import type { CodeWords, PpksType } from "../use-code-lists.ts";
import { evidenceWords, worded } from "../words.ts";
import { DateField } from "./date-field.tsx";
import { PersonAct } from "./person-act.tsx";

/** Age limits in words: "6–18 tahun", "≥ 60 tahun". */
function limitWords({ minAgeYears: from, maxAgeYears: upto }: PpksType): string {
  if (from === null && upto === null) return "–";
  const range = upto === null ? `≥ ${from}` : from === null ? `≤ ${upto}` : `${from}–${upto}`;
  return m.registry_age_years({ age: range });
}

/** Records a PPKS type of one of the persons given; limits and authority of the type are shown before saving. */
export function RecordCondition({
  opened,
  persons,
  codes,
  onClose,
}: {
  readonly opened: boolean;
  readonly persons: ReadonlyArray<{ readonly personId: string; readonly name: string }>;
  readonly codes: CodeWords;
  readonly onClose: () => void;
}) {
  const locale = useLocale();
  const act = useAct(recordCondition, { refresh: [getFamilyPage, getPerson, listChanges] });
  const [ppksCode, setPpksCode] = useState("");
  const [sinceOn, setSinceOn] = useState("");
  const [evidence, setEvidence] = useState<string>(evidenceKinds[0]);
  const [evidenceNote, setEvidenceNote] = useState("");
  const [note, setNote] = useState("");
  const [kinds, setKinds] = useState(0);
  const type = codes.ppksTypes.find((one) => one.code === ppksCode);
  return (
    <PersonAct
      opened={opened}
      title={m.registry_record_condition()}
      persons={persons}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onRecord={({ personId }) => {
        const evidenceKind = evidenceKinds.find((one) => one === evidence) ?? "statement";
        const disabilityKinds = kinds;
        return act.run({ personId, ppksCode, sinceOn, evidenceKind, evidenceNote, note, disabilityKinds });
      }}
    >
      <NativeSelect
        id={fieldId("ppksCode")}
        label={m.registry_ppks()}
        required
        value={ppksCode}
        error={fieldError(act.refusal, "ppksCode")}
        description={
          type === undefined
            ? undefined
            : `${type.definition[locale]} ${m.registry_limits({ limits: limitWords(type) })}. ${m.registry_authority({ note: type.authorityNote })}`
        }
        onChange={(event) => setPpksCode(event.currentTarget.value)}
        data={[
          { value: "", label: m.registry_choose() },
          ...codes.ppksTypes.map((one) => ({
            value: one.code,
            label: `${one.code} · ${one.name[locale]}`,
          })),
        ]}
      />
      {type?.needsDisabilityKinds === true && (
        <fieldset id={fieldId("disabilityKinds")}>
          <legend>{m.registry_disability_kinds()}</legend>
          <Stack gap="xs">
            {codes.choices("disability-kinds").map((choice) => (
              <Checkbox
                key={choice.value}
                label={choice.label}
                checked={(kinds & Number(choice.value)) !== 0}
                onChange={() => setKinds(kinds ^ Number(choice.value))}
              />
            ))}
          </Stack>
        </fieldset>
      )}
      <DateField
        label={m.registry_since()}
        path="sinceOn"
        required
        value={sinceOn}
        onChange={setSinceOn}
        refusal={act.refusal}
      />
      <NativeSelect
        label={m.registry_evidence()}
        value={evidence}
        onChange={(event) => setEvidence(event.currentTarget.value)}
        data={evidenceKinds.map((value) => ({ value, label: worded(evidenceWords, value) }))}
      />
      <TextInput
        label={m.registry_evidence_note()}
        maxLength={500}
        value={evidenceNote}
        onChange={(event) => setEvidenceNote(event.currentTarget.value)}
      />
      <Textarea
        label={m.registry_note()}
        maxLength={1000}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </PersonAct>
  );
}
