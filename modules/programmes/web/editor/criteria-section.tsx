import { m } from "#messages/messages.js";
import { DmnImport } from "../rules/dmn-import.tsx";
import { newCode, relabelled } from "./coded.ts";
import { ListEditor } from "./list-editor.tsx";
import { RulePart } from "./rule-part.tsx";
import { ruleUnit, type SectionProps } from "./section.ts";
import { TextField, TwoTexts } from "./text-fields.tsx";

/** Who qualifies: a table of rules, all of which must be true. */
export function CriteriaSection({ definition, change, kept }: SectionProps) {
  const { criteria } = definition;
  return (
    <>
      <ListEditor
        path="criteria"
        name={m.programmes_criterion()}
        items={criteria}
        onChange={(next) => change({ criteria: next })}
        blank={() => ({
          code: newCode(criteria, "syarat"),
          label: { id: "", en: "" },
          rule: "",
          legalBasis: "",
          remedy: { id: "", en: "" },
        })}
        add={m.programmes_add_criterion()}
        most={15}
      >
        {(item, set, index) => (
          <>
            <TwoTexts
              path={`criteria.${index}.label`}
              label={m.programmes_criterion_label()}
              value={item.label}
              onChange={(label) => set(relabelled(criteria, index, item, label, "syarat", kept))}
            />
            <RulePart
              path={`criteria.${index}.rule`}
              label={m.programmes_rule()}
              unit={ruleUnit(definition)}
              want="boolean"
              value={item.rule}
              onChange={(rule) => set({ ...item, rule })}
            />
            <TextField
              path={`criteria.${index}.legalBasis`}
              label={m.programmes_legal_basis()}
              required
              value={item.legalBasis}
              onChange={(legalBasis) => set({ ...item, legalBasis })}
            />
            <TwoTexts
              path={`criteria.${index}.remedy`}
              label={m.programmes_remedy()}
              long
              value={item.remedy}
              onChange={(remedy) => set({ ...item, remedy })}
            />
          </>
        )}
      </ListEditor>
      <DmnImport
        unit={definition.unit}
        count={criteria.length}
        onTake={(next) => change({ criteria: next })}
      />
    </>
  );
}
