import { NativeSelect, TextInput } from "@mantine/core";
import { m } from "#messages/messages.js";
import type { Refusal } from "#platform/kernel/contract.ts";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import type { CodeWords } from "../use-code-lists.ts";
import { DateField } from "./date-field.tsx";

/** What a form holds of a person, as text: "" = not known. */
export interface PersonDraft {
  readonly name: string;
  readonly nik: string;
  readonly sex: string;
  readonly bornOn: string;
  readonly birthPlace: string;
  readonly motherName: string;
  readonly relation: string;
}

export const emptyPerson: PersonDraft = {
  name: "",
  nik: "",
  sex: "",
  bornOn: "",
  birthPlace: "",
  motherName: "",
  relation: "",
};

/** The sex as the contracts take it; "" = not known. */
export const sexOf = (text: string): "L" | "P" | null => (text === "L" || text === "P" ? text : null);

const orNull = (text: string) => (text.trim() === "" ? null : text.trim());

/** The draft as the contracts take it. */
export function toNewPerson(draft: PersonDraft) {
  return {
    name: draft.name,
    nik: orNull(draft.nik),
    sex: sexOf(draft.sex),
    bornOn: orNull(draft.bornOn),
    birthPlace: draft.birthPlace,
    motherName: draft.motherName,
    relation: draft.relation === "" ? null : Number(draft.relation),
  };
}

/** The inputs of one person; `path` is the place of the person in the operation's input. */
export function PersonFields({
  draft,
  onChange,
  path,
  codes,
  refusal,
  withNik = true,
}: {
  readonly draft: PersonDraft;
  readonly onChange: (draft: PersonDraft) => void;
  readonly path: string;
  readonly codes: CodeWords;
  readonly refusal: Refusal | undefined;
  readonly withNik?: boolean;
}) {
  const at = (field: keyof PersonDraft) => `${path}.${field}`;
  const text = (field: keyof PersonDraft) => ({
    id: fieldId(at(field)),
    value: draft[field],
    error: fieldError(refusal, at(field)),
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange({ ...draft, [field]: event.currentTarget.value }),
  });
  return (
    <>
      <TextInput label={m.registry_name()} required maxLength={120} autoComplete="off" {...text("name")} />
      {withNik && (
        <TextInput
          label={m.registry_nik()}
          description={m.registry_nik_help()}
          inputMode="numeric"
          autoComplete="off"
          maxLength={16}
          {...text("nik")}
        />
      )}
      <NativeSelect
        label={m.registry_sex()}
        data={[
          { value: "", label: m.registry_unknown() },
          { value: "L", label: m.registry_sex_l() },
          { value: "P", label: m.registry_sex_p() },
        ]}
        {...text("sex")}
      />
      <DateField
        label={m.registry_born()}
        path={at("bornOn")}
        value={draft.bornOn}
        onChange={(bornOn) => onChange({ ...draft, bornOn })}
        refusal={refusal}
      />
      <TextInput label={m.registry_birth_place()} maxLength={80} {...text("birthPlace")} />
      <TextInput label={m.registry_mother()} maxLength={120} autoComplete="off" {...text("motherName")} />
      <NativeSelect
        label={m.registry_relation()}
        data={[{ value: "", label: m.registry_unknown() }, ...codes.choices("regsosek-409")]}
        {...text("relation")}
      />
    </>
  );
}
