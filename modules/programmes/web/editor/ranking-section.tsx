import { NativeSelect } from "@mantine/core";
import { m } from "#messages/messages.js";
import { firstWords, optionsOf } from "../catalogue/words.ts";
import { newCode, relabelled } from "./coded.ts";
import styles from "./editor.module.css";
import { ListEditor } from "./list-editor.tsx";
import { RulePart } from "./rule-part.tsx";
import { ruleUnit, type SectionProps } from "./section.ts";
import { TwoTexts } from "./text-fields.tsx";

/** Who comes first when more qualify than the quota holds; later lines break the ties of earlier ones. */
export function RankingSection({ definition, change, kept }: SectionProps) {
  const { ranking } = definition;
  const firsts = optionsOf(firstWords);
  return (
    <div className={styles["section"]}>
      <p className={styles["hint"]}>{m.programmes_ranking_help()}</p>
      <ListEditor
        path="ranking"
        name={m.programmes_ranking_line()}
        items={ranking}
        onChange={(next) => change({ ranking: next })}
        blank={() => ({
          code: newCode(ranking, "urutan"),
          label: { id: "", en: "" },
          rule: "",
          first: "lowest" as const,
        })}
        add={m.programmes_add_ranking()}
        most={6}
      >
        {(item, set, index) => (
          <>
            <TwoTexts
              path={`ranking.${index}.label`}
              label={m.programmes_label()}
              value={item.label}
              onChange={(label) => set(relabelled(ranking, index, item, label, "urutan", kept))}
            />
            <RulePart
              path={`ranking.${index}.rule`}
              label={m.programmes_rule()}
              unit={ruleUnit(definition)}
              want="rank"
              value={item.rule}
              onChange={(rule) => set({ ...item, rule })}
            />
            <NativeSelect
              label={m.programmes_rank_first()}
              value={item.first}
              data={firsts}
              onChange={(event) =>
                set({ ...item, first: event.currentTarget.value === "highest" ? "highest" : "lowest" })
              }
            />
          </>
        )}
      </ListEditor>
    </div>
  );
}
