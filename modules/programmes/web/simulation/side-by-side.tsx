import { m } from "#messages/messages.js";
import { formatNumber, formatRupiah } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { useLocale } from "#platform/ui/locale.ts";
import { Panel } from "#platform/ui/panel.tsx";
import type { simulate } from "../../contract/simulate.ts";
import { type Dimension, dimensions, type SimulatedScenario } from "../../contract/simulation-shapes.ts";
import { Bars } from "./bars.tsx";
import styles from "./simulation.module.css";
import { groupWords } from "./words.ts";

type Result = OutputOf<typeof simulate>;
type Figures = SimulatedScenario["figures"];

const count = (value: number | null) => (value === null ? "<5" : formatNumber(value));
const rupiah = (value: string | null) => (value === null ? "–" : formatRupiah(BigInt(value)));
const against = (value: number | null, index: number) => (index === 0 ? "–" : count(value));

const lines: ReadonlyArray<{
  readonly label: () => string;
  readonly value: (figures: Figures, index: number) => string;
}> = [
  { label: m.programmes_simulation_eligible, value: (one) => count(one.eligible) },
  { label: m.programmes_simulation_selected, value: (one) => count(one.selected) },
  { label: m.programmes_simulation_not_reached, value: (one) => count(one.notReached) },
  { label: m.programmes_simulation_lacking, value: (one) => count(one.lacking) },
  { label: m.programmes_simulation_receiving, value: (one) => count(one.receivingNow) },
  { label: m.programmes_simulation_cost, value: (one) => rupiah(one.costRupiah) },
  { label: m.programmes_simulation_cost_year, value: (one) => rupiah(one.costPerYearRupiah) },
  { label: m.programmes_simulation_enters, value: (one, index) => against(one.enters, index) },
  { label: m.programmes_simulation_leaves, value: (one, index) => against(one.leaves, index) },
  { label: m.programmes_simulation_stays, value: (one, index) => against(one.stays, index) },
];

/** Today and the scenarios side by side: figures, then every breakdown as bars and as a table. */
export function SideBySide({ result }: { readonly result: Result }) {
  const locale = useLocale();
  const all = [{ ...result.today, name: m.programmes_simulation_today() }, ...result.scenarios] as const;
  return (
    <>
      <Panel title={m.programmes_simulation_result()}>
        {/* Wider than a telephone: the keyboard must reach it to scroll. */}
        <div
          className={styles["scroll"]}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          role="group"
          aria-label={m.programmes_simulation_result()}
        >
          <table className={styles["table"]}>
            <caption className={styles["caption"]}>
              {m.programmes_simulation_basis({
                title: result.title[locale],
                period: result.period,
                place: result.placeLabel,
              })}
            </caption>
            <thead>
              <tr>
                <th scope="col">{m.programmes_simulation_figure()}</th>
                {all.map((one, index) => (
                  <th key={String(index)} scope="col" className={styles["figure"]}>
                    {one.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map(({ label, value }) => (
                <tr key={label()}>
                  <th scope="row">{label()}</th>
                  {all.map((one, index) => (
                    <td key={String(index)} className={styles["figure"]}>
                      {value(one.figures, index)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className={styles["now"]}>{result.tieRule[locale]}</p>
        <p className={styles["now"]}>{m.programmes_simulation_protected()}</p>
        {result.smallHidden && <p className={styles["now"]}>{m.programmes_simulation_small()}</p>}
      </Panel>
      {dimensions
        .filter((dimension) => result.today.groups[dimension].some(({ key }) => key !== ""))
        .map((dimension) => (
          <Panel key={dimension} title={groupWords[dimension].title()}>
            <Breakdown dimension={dimension} all={all} />
          </Panel>
        ))}
    </>
  );
}

function Breakdown({
  dimension,
  all,
}: {
  readonly dimension: Dimension;
  readonly all: readonly SimulatedScenario[];
}) {
  const rows = all[0]?.groups[dimension] ?? [];
  const word = (key: string, label: string) => groupWords[dimension].key(key, label);
  return (
    <div className={styles["breakdown"]}>
      <Bars
        title={m.programmes_simulation_chart({ by: groupWords[dimension].title() })}
        groups={rows.map(({ key, label }, at) => ({
          label: word(key, label),
          values: all.map((one) => one.groups[dimension][at]?.selected ?? 0),
        }))}
        names={all.map(({ name }) => name)}
      />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles["scroll"]} tabIndex={0} role="group" aria-label={groupWords[dimension].title()}>
        <table className={styles["table"]}>
          <caption className={styles["caption"]}>{m.programmes_simulation_selected_of_eligible()}</caption>
          <thead>
            <tr>
              <th scope="col">{groupWords[dimension].title()}</th>
              {all.map((one, index) => (
                <th key={String(index)} scope="col" className={styles["figure"]}>
                  {one.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, label }, at) => (
              <tr key={key}>
                <th scope="row">{word(key, label)}</th>
                {all.map((one, index) => {
                  const group = one.groups[dimension][at];
                  return (
                    <td key={String(index)} className={styles["figure"]}>
                      {`${count(group?.selected ?? 0)} / ${count(group?.eligible ?? 0)}`}
                      <span className={styles["money"]}>{rupiah(group?.costRupiah ?? "0")}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
