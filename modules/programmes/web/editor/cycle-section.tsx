import { Checkbox, NativeSelect } from "@mantine/core";
import { m } from "#messages/messages.js";
import { useLocale } from "#platform/ui/locale.ts";
import { commitmentWords, optionsOf } from "../catalogue/words.ts";
import { newCode, relabelled } from "./coded.ts";
import styles from "./editor.module.css";
import { FigureInput } from "./figure-input.tsx";
import { ListEditor } from "./list-editor.tsx";
import type { SectionProps } from "./section.ts";
import { TwoTexts } from "./text-fields.tsx";

const upTo24 = (value: number | null): number => Math.min(value ?? 0, 24);

/** Length of the cycle, its payments or deliveries, and what must be kept for them. */
export function CycleSection({ definition, change, kept }: SectionProps) {
  const locale = useLocale();
  const { cycle, commitments } = definition;
  const kinds = optionsOf(commitmentWords);
  const { stages } = cycle;
  return (
    <div className={styles["section"]}>
      <FigureInput
        path="cycle.months"
        label={m.programmes_cycle_months()}
        value={cycle.months}
        onChange={(months) => change({ cycle: { ...cycle, months: upTo24(months) } })}
      />
      <h3>{m.programmes_stages()}</h3>
      <ListEditor
        path="cycle.stages"
        name={m.programmes_stage()}
        items={stages}
        onChange={(next) => change({ cycle: { ...cycle, stages: next } })}
        blank={() => ({
          code: newCode(stages, "tahap"),
          label: { id: "", en: "" },
          dueMonth: 1,
          amountRupiah: null,
          requires: [],
        })}
        add={m.programmes_add_stage()}
        most={24}
      >
        {(item, set, index) => (
          <>
            <TwoTexts
              path={`cycle.stages.${index}.label`}
              label={m.programmes_label()}
              value={item.label}
              onChange={(label) => set(relabelled(stages, index, item, label, "tahap", kept))}
            />
            <div className={styles["pair"]}>
              <FigureInput
                path={`cycle.stages.${index}.dueMonth`}
                label={m.programmes_due_month()}
                value={item.dueMonth}
                onChange={(month) => set({ ...item, dueMonth: upTo24(month) })}
              />
              <FigureInput
                path={`cycle.stages.${index}.amountRupiah`}
                label={m.programmes_stage_amount()}
                description={m.programmes_stage_amount_help()}
                rupiah
                value={item.amountRupiah}
                onChange={(amountRupiah) => set({ ...item, amountRupiah })}
              />
            </div>
            {commitments.length > 0 && (
              <Checkbox.Group
                label={m.programmes_requires()}
                value={item.requires}
                onChange={(requires) => set({ ...item, requires })}
              >
                <div className={styles["acts"]}>
                  {commitments.map((commitment) => (
                    <Checkbox
                      key={commitment.code}
                      value={commitment.code}
                      label={commitment.label[locale] || commitment.code}
                    />
                  ))}
                </div>
              </Checkbox.Group>
            )}
          </>
        )}
      </ListEditor>
      <h3>{m.programmes_commitments()}</h3>
      <p className={styles["hint"]}>{m.programmes_commitments_help()}</p>
      <ListEditor
        path="commitments"
        name={m.programmes_commitment()}
        items={commitments}
        onChange={(next) => {
          const codes = new Set(next.map((commitment) => commitment.code));
          // A stage cannot wait for a commitment that was taken out.
          const standing = stages.map((stage) => ({
            ...stage,
            requires: stage.requires.filter((code) => codes.has(code)),
          }));
          change({ commitments: next, cycle: { ...cycle, stages: standing } });
        }}
        blank={() => ({
          code: newCode(commitments, "komitmen"),
          label: { id: "", en: "" },
          kind: "other" as const,
          text: { id: "", en: "" },
        })}
        add={m.programmes_add_commitment()}
        most={20}
      >
        {(item, set, index) => (
          <>
            <TwoTexts
              path={`commitments.${index}.label`}
              label={m.programmes_label()}
              value={item.label}
              onChange={(label) => set({ ...item, label })}
            />
            <NativeSelect
              label={m.programmes_kind()}
              value={item.kind}
              data={kinds}
              onChange={(event) =>
                set({
                  ...item,
                  kind: kinds.find((one) => one.value === event.currentTarget.value)?.value ?? "other",
                })
              }
            />
            <TwoTexts
              path={`commitments.${index}.text`}
              label={m.programmes_text()}
              long
              value={item.text}
              onChange={(text) => set({ ...item, text })}
            />
          </>
        )}
      </ListEditor>
    </div>
  );
}
