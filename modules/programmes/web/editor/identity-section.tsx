import { NativeSelect, TextInput } from "@mantine/core";
import { m } from "#messages/messages.js";
import { fieldId } from "#platform/ui/forms/error-summary.tsx";
import { DefinitionList } from "#platform/ui/page/definition-list.tsx";
import { bidangWords, formWords, optionsOf, tierWords, unitWords } from "../catalogue/words.ts";
import styles from "./editor.module.css";
import { useProblem } from "./problems.tsx";
import type { SectionProps } from "./section.ts";
import { TwoTexts } from "./text-fields.tsx";
import { TextList } from "./text-list.tsx";

/** Name, unit, form, legal basis and the days it holds. */
export function IdentitySection({ definition, change }: SectionProps) {
  const [units, forms, tiers] = [optionsOf(unitWords), optionsOf(formWords), optionsOf(tierWords)];
  return (
    <div className={styles["section"]}>
      <DefinitionList
        items={[
          { key: "code", term: m.programmes_code(), value: definition.code },
          {
            key: "bidang",
            term: m.programmes_bidang(),
            value: definition.bidang === null ? m.programmes_no_bidang() : bidangWords[definition.bidang](),
          },
        ]}
      />
      <TwoTexts
        path="title"
        label={m.programmes_title()}
        most={120}
        value={definition.title}
        onChange={(title) => change({ title })}
      />
      <TwoTexts
        path="summary"
        label={m.programmes_summary()}
        long
        value={definition.summary}
        onChange={(summary) => change({ summary })}
      />
      <div className={styles["pair"]}>
        <NativeSelect
          label={m.programmes_unit()}
          value={definition.unit}
          data={units}
          onChange={(event) =>
            change({ unit: units.find((one) => one.value === event.currentTarget.value)?.value ?? "family" })
          }
        />
        <NativeSelect
          label={m.programmes_form()}
          value={definition.form}
          data={forms}
          onChange={(event) =>
            change({ form: forms.find((one) => one.value === event.currentTarget.value)?.value ?? "cash" })
          }
        />
        <NativeSelect
          label={m.programmes_tier()}
          value={definition.ownerTier}
          data={tiers}
          onChange={(event) =>
            change({
              ownerTier: tiers.find((one) => one.value === event.currentTarget.value)?.value ?? "province",
            })
          }
        />
      </div>
      <div className={styles["pair"]}>
        <TextInput
          id={fieldId("effectiveFrom")}
          type="date"
          label={m.programmes_effective_from()}
          description={m.programmes_effective_from_help()}
          withAsterisk
          value={definition.effectiveFrom}
          error={useProblem("effectiveFrom")}
          onChange={(event) => {
            // An emptied date would leave the draft without a day to stand on; it keeps the last one.
            if (event.currentTarget.value !== "") change({ effectiveFrom: event.currentTarget.value });
          }}
        />
        <TextInput
          id={fieldId("effectiveUpto")}
          type="date"
          label={m.programmes_effective_upto()}
          description={m.programmes_effective_upto_help()}
          value={definition.effectiveUpto ?? ""}
          error={useProblem("effectiveUpto")}
          onChange={(event) => change({ effectiveUpto: event.currentTarget.value || null })}
        />
      </div>
      <TextList
        path="names"
        heading={m.programmes_names()}
        help={m.programmes_names_help()}
        name={m.programmes_name()}
        add={m.programmes_add_name()}
        most={20}
        longest={60}
        items={definition.names}
        onChange={(names) => change({ names })}
      />
      <TextList
        path="legalBasis"
        heading={m.programmes_legal_basis()}
        help={m.programmes_legal_basis_help()}
        name={m.programmes_legal_basis()}
        add={m.programmes_add_legal_basis()}
        most={20}
        longest={400}
        items={definition.legalBasis}
        onChange={(legalBasis) => change({ legalBasis })}
      />
      <TextList
        path="unverified"
        heading={m.programmes_unverified()}
        help={m.programmes_unverified_help()}
        name={m.programmes_note()}
        add={m.programmes_add_unverified()}
        most={30}
        longest={400}
        items={definition.unverified}
        onChange={(unverified) => change({ unverified })}
      />
    </div>
  );
}
