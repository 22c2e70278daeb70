import { Button, NativeSelect, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { m } from "#messages/messages.js";
import { formatNumber, formatRupiah } from "#platform/i18n/format.ts";
import { useLocale } from "#platform/ui/locale.ts";
import type { ProgrammeDefinition } from "../../contract/definition.ts";
import { firstWords, optionsOf } from "../catalogue/words.ts";
import { FigureInput } from "../editor/figure-input.tsx";
import { RuleField } from "../rules/rule-field.tsx";
import styles from "./simulation.module.css";
import type { Tried } from "./tried.ts";

const now = (value: string) => m.programmes_simulation_now({ value });
const none = () => m.programmes_simulation_no_limit();

/** One scenario: every value that may be tried, with today's beside it. */
export function ScenarioForm({
  definition,
  regions,
  index,
  tried,
  onChange,
  onRemove,
}: {
  readonly definition: ProgrammeDefinition;
  readonly regions: ReadonlyArray<{ readonly code: string; readonly label: string }>;
  readonly index: number;
  readonly tried: Tried;
  readonly onChange: (tried: Tried) => void;
  readonly onRemove: (() => void) | undefined;
}) {
  const locale = useLocale();
  const path = (name: string) => `scenario-${index}-${name}`;
  const set = (part: Partial<Tried>) => onChange({ ...tried, ...part });
  const fixed = definition.cycle.stages.filter((stage) => stage.amountRupiah !== null);
  const { quota, budget } = definition;
  return (
    <fieldset className={styles["scenario"]}>
      <legend>{m.programmes_simulation_scenario({ number: index + 1 })}</legend>
      <TextInput
        label={m.programmes_simulation_name()}
        value={tried.name}
        maxLength={80}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <h3>{m.programmes_simulation_amounts()}</h3>
      {fixed.length > 0
        ? fixed.map((stage) => (
            <FigureInput
              key={stage.code}
              path={path(`stage-${stage.code}`)}
              label={stage.label[locale]}
              description={now(formatRupiah(stage.amountRupiah ?? 0))}
              rupiah
              value={tried.stages[stage.code] ?? null}
              onChange={(value) => set({ stages: { ...tried.stages, [stage.code]: value ?? 0 } })}
            />
          ))
        : definition.components.map((part) => (
            <FigureInput
              key={part.code}
              path={path(`amount-${part.code}`)}
              label={part.label[locale]}
              description={now(formatRupiah(part.amountRupiah))}
              rupiah
              value={tried.components[part.code] ?? null}
              onChange={(value) => set({ components: { ...tried.components, [part.code]: value } })}
            />
          ))}
      <h3>{m.programmes_simulation_thresholds()}</h3>
      {definition.criteria.map((criterion) => {
        const text = tried.criteria[criterion.code] ?? "";
        return (
          <div key={criterion.code}>
            <RuleField
              label={criterion.label[locale]}
              unit={definition.unit}
              want="boolean"
              value={text}
              onChange={(rule) => set({ criteria: { ...tried.criteria, [criterion.code]: rule } })}
            />
            <p className={styles["now"]}>
              {text.trim() === "" ? m.programmes_simulation_criterion_off() : now(criterion.rule)}
            </p>
          </div>
        );
      })}
      <h3>{m.programmes_quota()}</h3>
      <FigureInput
        path={path("quota")}
        label={m.programmes_simulation_quota_total()}
        description={now(quota.total === null ? none() : formatNumber(quota.total))}
        value={tried.quotaTotal}
        onChange={(quotaTotal) => set({ quotaTotal })}
      />
      <details>
        <summary>{m.programmes_simulation_quota_regions()}</summary>
        <div className={styles["regions"]}>
          {regions.map(({ code, label }) => (
            <FigureInput
              key={code}
              path={path(`quota-${code}`)}
              label={label}
              description={now(
                quota.byRegion[code] === undefined ? none() : formatNumber(quota.byRegion[code]),
              )}
              value={tried.byRegion[code] ?? null}
              onChange={(value) => {
                const { [code]: _, ...others } = tried.byRegion;
                set({ byRegion: value === null ? others : { ...others, [code]: value } });
              }}
            />
          ))}
        </div>
      </details>
      <FigureInput
        path={path("ceiling")}
        label={m.programmes_ceiling()}
        description={now(budget === null ? none() : formatRupiah(budget.ceilingRupiah))}
        rupiah
        value={tried.ceilingRupiah}
        onChange={(ceilingRupiah) => set({ ceilingRupiah })}
      />
      {tried.ranking.length > 0 && (
        <>
          <h3>{m.programmes_ranking()}</h3>
          {tried.ranking.map((line, at) => (
            <div key={line.code} className={styles["rank"]}>
              <RuleField
                label={line.label[locale]}
                unit={definition.unit}
                want="rank"
                value={line.rule}
                onChange={(rule) => set({ ranking: tried.ranking.with(at, { ...line, rule }) })}
              />
              <NativeSelect
                label={`${m.programmes_rank_first()}: ${line.label[locale]}`}
                value={line.first}
                data={optionsOf(firstWords)}
                onChange={(event) =>
                  set({
                    ranking: tried.ranking.with(at, {
                      ...line,
                      first: event.currentTarget.value === "highest" ? "highest" : "lowest",
                    }),
                  })
                }
              />
            </div>
          ))}
        </>
      )}
      {onRemove !== undefined && (
        <div>
          <Button
            variant="subtle"
            color="red"
            leftSection={<IconTrash size="1.1em" aria-hidden />}
            onClick={onRemove}
          >
            {m.programmes_remove_named({ name: m.programmes_simulation_scenario({ number: index + 1 }) })}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
