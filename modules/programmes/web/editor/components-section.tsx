import { Checkbox, NativeSelect } from "@mantine/core";
import { m } from "#messages/messages.js";
import { optionsOf, perWords } from "../catalogue/words.ts";
import { newCode, relabelled } from "./coded.ts";
import styles from "./editor.module.css";
import { FigureInput } from "./figure-input.tsx";
import { ListEditor } from "./list-editor.tsx";
import { RulePart } from "./rule-part.tsx";
import type { SectionProps } from "./section.ts";
import { TwoTexts } from "./text-fields.tsx";

/** What is given: an amount per unit, or per member for whom a rule is true. */
export function ComponentsSection({ definition, change, kept }: SectionProps) {
  const { components } = definition;
  const pers = optionsOf(perWords);
  return (
    <div className={styles["section"]}>
      <ListEditor
        path="components"
        name={m.programmes_component()}
        items={components}
        onChange={(next) => change({ components: next })}
        blank={() => ({
          code: newCode(components, "komponen"),
          label: { id: "", en: "" },
          member: null,
          amountRupiah: 0,
          per: "year" as const,
          maxCount: null,
          unverified: false,
        })}
        add={m.programmes_add_component()}
        most={20}
      >
        {(item, set, index) => (
          <>
            <TwoTexts
              path={`components.${index}.label`}
              label={m.programmes_component_label()}
              value={item.label}
              onChange={(label) => set(relabelled(components, index, item, label, "komponen", kept))}
            />
            <div className={styles["pair"]}>
              <FigureInput
                path={`components.${index}.amountRupiah`}
                label={m.programmes_amount()}
                rupiah
                value={item.amountRupiah}
                onChange={(amount) => set({ ...item, amountRupiah: amount ?? 0 })}
              />
              <NativeSelect
                label={m.programmes_per()}
                value={item.per}
                data={pers}
                onChange={(event) =>
                  set({
                    ...item,
                    per: pers.find((one) => one.value === event.currentTarget.value)?.value ?? "year",
                  })
                }
              />
            </div>
            <Checkbox
              label={m.programmes_amount_unverified()}
              checked={item.unverified}
              onChange={(event) => set({ ...item, unverified: event.currentTarget.checked })}
            />
            {definition.unit !== "person" && (
              <Checkbox
                label={m.programmes_per_member()}
                description={m.programmes_per_member_help()}
                checked={item.member !== null}
                onChange={(event) =>
                  set({ ...item, member: event.currentTarget.checked ? "" : null, maxCount: null })
                }
              />
            )}
            {item.member !== null && (
              <>
                <RulePart
                  path={`components.${index}.member`}
                  label={m.programmes_member_rule()}
                  unit="person"
                  want="boolean"
                  value={item.member}
                  onChange={(member) => set({ ...item, member })}
                />
                <FigureInput
                  path={`components.${index}.maxCount`}
                  label={m.programmes_max_count()}
                  description={m.programmes_max_count_help()}
                  value={item.maxCount}
                  onChange={(maxCount) => set({ ...item, maxCount: capped(maxCount, 50) })}
                />
              </>
            )}
          </>
        )}
      </ListEditor>
      <FigureInput
        path="maxComponents"
        label={m.programmes_max_components()}
        description={m.programmes_max_components_help()}
        value={definition.maxComponents}
        onChange={(maxComponents) => change({ maxComponents: capped(maxComponents, 100) })}
      />
    </div>
  );
}

const capped = (value: number | null, most: number): number | null =>
  value === null ? null : Math.min(value, most);
