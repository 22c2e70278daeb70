import { m } from "#messages/messages.js";
import { formatNumber, formatRupiah } from "#platform/i18n/format.ts";
import { useLocale } from "#platform/ui/locale.ts";
import { Panel } from "#platform/ui/panel.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { ProgrammeDefinition } from "../../contract/definition.ts";
import styles from "./catalogue.module.css";
import { RuleText } from "./rule-text.tsx";
import { SmallTable } from "./small-table.tsx";
import { perWords } from "./words.ts";

/** Who qualifies: each line of the table with its rule, where it comes from and what can be done about it. */
export function CriteriaPanel({ definition }: { readonly definition: ProgrammeDefinition }) {
  const locale = useLocale();
  return (
    <Panel title={m.programmes_criteria()}>
      {definition.criteria.length === 0 ? (
        <p className={styles["hint"]}>{m.programmes_no_criteria()}</p>
      ) : (
        <>
          <p className={styles["hint"]}>{m.programmes_criteria_help()}</p>
          <ol className={styles["bullets"]}>
            {definition.criteria.map((criterion) => (
              <li key={criterion.code} className={styles["text"]}>
                <span className={styles["strong"]}>{criterion.label[locale]}</span>
                <RuleText text={criterion.rule} unit={definition.unit} />
                <p className={styles["hint"]}>
                  {m.programmes_legal_basis()}: {criterion.legalBasis}
                </p>
                <p className={styles["hint"]}>
                  {m.programmes_remedy()}: {criterion.remedy[locale]}
                </p>
              </li>
            ))}
          </ol>
        </>
      )}
    </Panel>
  );
}

/** What is given, by component, with limits and what is not verified. */
export function ComponentsPanel({ definition }: { readonly definition: ProgrammeDefinition }) {
  const locale = useLocale();
  const { components, maxComponents } = definition;
  return (
    <Panel title={m.programmes_components()}>
      {components.length === 0 ? (
        <p className={styles["hint"]}>{m.programmes_no_components()}</p>
      ) : (
        <ul className={styles["parts"]}>
          {components.map((component) => (
            <li key={component.code}>
              <p className={styles["head"]}>
                <span className={styles["strong"]}>{component.label[locale]}</span>
                <span className="sn-figure">
                  {component.amountRupiah === 0
                    ? m.programmes_amount_unknown()
                    : `${formatRupiah(component.amountRupiah)} ${perWords[component.per]().toLowerCase()}`}
                </span>
                {component.unverified && (
                  <StatusBadge tone="amber">{m.programmes_unverified_mark()}</StatusBadge>
                )}
              </p>
              {component.member !== null && (
                <>
                  <p className={styles["hint"]}>{m.programmes_member_for()}</p>
                  <RuleText text={component.member} unit="person" />
                </>
              )}
              {component.maxCount !== null && component.member !== null && (
                <p className={styles["hint"]}>{m.programmes_max_count_is({ count: component.maxCount })}</p>
              )}
            </li>
          ))}
        </ul>
      )}
      {maxComponents !== null && (
        <p className={styles["text"]}>{m.programmes_max_components_is({ count: maxComponents })}</p>
      )}
    </Panel>
  );
}

/** Payments or deliveries in the cycle, and what must have been kept before each. */
export function CyclePanel({ definition }: { readonly definition: ProgrammeDefinition }) {
  const locale = useLocale();
  const { cycle, commitments } = definition;
  const words = new Map(commitments.map((commitment) => [commitment.code, commitment.label[locale]]));
  return (
    <Panel title={m.programmes_cycle()}>
      <p className={styles["text"]}>{m.programmes_cycle_is({ months: cycle.months })}</p>
      <SmallTable
        caption={m.programmes_stages()}
        columns={[
          { key: "stage", head: m.programmes_stage() },
          { key: "month", head: m.programmes_due_month(), figure: true },
          { key: "amount", head: m.programmes_amount(), figure: true },
          { key: "requires", head: m.programmes_requires() },
        ]}
        rows={cycle.stages.map((stage) => ({
          key: stage.code,
          cells: [
            stage.label[locale],
            formatNumber(stage.dueMonth),
            stage.amountRupiah !== null
              ? formatRupiah(stage.amountRupiah)
              : cycle.stages.length === 1
                ? m.programmes_stage_all()
                : m.programmes_stage_divided(),
            stage.requires.length === 0
              ? "–"
              : stage.requires.map((code) => words.get(code) ?? code).join(", "),
          ],
        }))}
      />
      {commitments.length > 0 && (
        <>
          <h3>{m.programmes_commitments()}</h3>
          <ul className={styles["bullets"]}>
            {commitments.map((commitment) => (
              <li key={commitment.code}>
                <span className={styles["strong"]}>{commitment.label[locale]}</span>:{" "}
                {commitment.text[locale]}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

/** Units per region with their sum, and the money for them. */
export function QuotaPanel({
  definition,
  regions,
}: {
  readonly definition: ProgrammeDefinition;
  readonly regions: ReadonlyArray<{ readonly code: string; readonly label: string }>;
}) {
  const { quota, budget } = definition;
  const rows = regions.filter((region) => quota.byRegion[region.code] !== undefined);
  const sum = Object.values(quota.byRegion).reduce((total, units) => total + units, 0);
  return (
    <Panel title={m.programmes_quota_and_budget()}>
      <p className={styles["text"]}>
        {quota.total === null
          ? m.programmes_no_quota()
          : m.programmes_quota_is({ total: formatNumber(quota.total) })}
      </p>
      {rows.length > 0 && (
        <SmallTable
          caption={m.programmes_quota_region()}
          columns={[
            { key: "region", head: m.programmes_region() },
            { key: "units", head: m.programmes_quota(), figure: true },
          ]}
          rows={rows.map((region) => ({
            key: region.code,
            cells: [region.label, formatNumber(quota.byRegion[region.code] ?? 0)],
          }))}
          foot={[m.programmes_sum(), formatNumber(sum)]}
        />
      )}
      <p className={styles["text"]}>
        {budget === null
          ? m.programmes_no_budget()
          : m.programmes_budget_is({
              ceiling: formatRupiah(budget.ceilingRupiah),
              activity: budget.activityCode,
              account: budget.accountCode,
            })}
      </p>
    </Panel>
  );
}
