import { Checkbox, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import type { CallOf, OutputOf } from "#platform/kernel/contract.ts";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { changePerson } from "../../contract/change-person.ts";
import { getFamilyPage } from "../../contract/get-family-page.ts";
import { getPerson } from "../../contract/get-person.ts";
import { listChanges } from "../../contract/list-changes.ts";
import { personFields } from "../../domain/fields.ts";
import { factWords } from "../fact-words.ts";
import type { CodeWords } from "../use-code-lists.ts";
import { worded } from "../words.ts";
import { PersonFields, sexOf } from "./person-fields.tsx";
import { SaveDialog } from "./save-dialog.tsx";
import { conflictsOf } from "./stale.ts";

type Person = OutputOf<typeof getPerson>;
type Changes = CallOf<typeof changePerson>["changes"];

/** Coded facts that are edited by hand, with their list; the bit sums have checkboxes of their own. */
const editable = Object.entries(personFields).flatMap(([field, { list }]) =>
  list === null || field === "relation" || field === "disabilityKinds" ? [] : [{ field, list }],
);
const bitSums = new Set(["identityDocuments", "healthCover"]);

const factOf = (person: Person, field: string) =>
  person.facts.find((fact) => fact.field === field)?.value ?? null;
const codeOf = (text: string) => (text === "" ? null : Number(text));

function draftOf(person: Person) {
  return {
    name: person.name,
    nik: "",
    sex: person.sex ?? "",
    bornOn: person.bornOn ?? "",
    birthPlace: person.birthPlace,
    motherName: person.motherName,
    relation: person.relation === null ? "" : String(person.relation),
  };
}

/** Corrects a person; only what differs is sent, so that two people may correct different fields. */
export function EditPerson({
  person,
  codes,
  onClose,
}: {
  readonly person: Person;
  readonly codes: CodeWords;
  readonly onClose: () => void;
}) {
  const act = useAct(changePerson, { refresh: [getPerson, getFamilyPage, listChanges] });
  const [draft, setDraft] = useState(draftOf(person));
  const [kinds, setKinds] = useState(factOf(person, "disabilityKinds") ?? 0);
  const [facts, setFacts] = useState<Readonly<Record<string, string>>>({});

  function changes(): Changes {
    const before = draftOf(person);
    const changed = (field: keyof typeof draft) => draft[field] !== before[field];
    const plain = {
      ...(changed("name") ? { name: draft.name } : {}),
      ...(draft.nik.trim() === "" ? {} : { nik: draft.nik.trim() }),
      ...(changed("sex") ? { sex: sexOf(draft.sex) } : {}),
      ...(changed("bornOn") ? { bornOn: draft.bornOn === "" ? null : draft.bornOn } : {}),
      ...(changed("birthPlace") ? { birthPlace: draft.birthPlace } : {}),
      ...(changed("motherName") ? { motherName: draft.motherName } : {}),
      ...(changed("relation") ? { relation: codeOf(draft.relation) } : {}),
      ...(kinds === (factOf(person, "disabilityKinds") ?? 0) ? {} : { disabilityKinds: kinds }),
    };
    return {
      ...plain,
      ...Object.fromEntries(Object.entries(facts).map(([field, code]) => [field, codeOf(code)])),
    };
  }

  function save(baseRevision: number, wanted: Changes, reason: string): void {
    if (Object.keys(wanted).length === 0) {
      onClose();
      return;
    }
    void act.run({ personId: person.personId, baseRevision, changes: wanted, reason }).then((result) => {
      if (result.ok) onClose();
    });
  }

  return (
    <SaveDialog
      title={m.registry_edit_person()}
      revision={person.revision}
      act={act}
      conflictsOf={(stale) => conflictsOf(stale, codes)}
      onSave={(baseRevision, reason) => save(baseRevision, changes(), reason)}
      onResolve={(stale, choices, reason) => {
        const mine = Object.entries(changes()).filter(([field]) => choices[field] !== "theirs");
        save(stale.revision, Object.fromEntries(mine), reason);
      }}
      onClose={onClose}
    >
      <PersonFields
        draft={draft}
        onChange={setDraft}
        path="changes"
        codes={codes}
        refusal={act.refusal}
        withNik={false}
      />
      <TextInput
        id={fieldId("changes.nik")}
        label={m.registry_nik()}
        description={person.nikMasked ?? m.registry_nik_help()}
        inputMode="numeric"
        autoComplete="off"
        maxLength={16}
        value={draft.nik}
        error={fieldError(act.refusal, "changes.nik")}
        onChange={(event) => setDraft({ ...draft, nik: event.currentTarget.value })}
      />
      <fieldset>
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
      <details>
        <summary>{m.registry_facts()}</summary>
        <Stack gap="sm" mt="sm">
          {editable
            .filter(({ field }) => !bitSums.has(field))
            .map(({ field, list }) => (
              <NativeSelect
                key={field}
                id={fieldId(`changes.${field}`)}
                label={worded(factWords, field)}
                value={facts[field] ?? String(factOf(person, field) ?? "")}
                error={fieldError(act.refusal, `changes.${field}`)}
                onChange={(event) => setFacts({ ...facts, [field]: event.currentTarget.value })}
                data={[
                  { value: "", label: m.registry_unknown() },
                  // HIV/AIDS (12) is a protected condition, never a plain fact.
                  ...codes.choices(list).filter((one) => field !== "chronicIllness" || one.value !== "12"),
                ]}
              />
            ))}
        </Stack>
      </details>
    </SaveDialog>
  );
}
