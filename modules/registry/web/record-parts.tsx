import { Button } from "@mantine/core";
import { m } from "#messages/messages.js";
import { formatDate, formatRupiah } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { getFamilyPage } from "../contract/get-family-page.ts";
import styles from "./registry.module.css";
import type { CodeWords } from "./use-code-lists.ts";
import { aidStatusTones, aidStatusWords, eventWords, evidenceWords, worded } from "./words.ts";

type Page = OutputOf<typeof getFamilyPage>;
export type ConditionRow = Page["conditions"][number];
type NameOf = (personId: string | null) => string;

function ConditionItem({
  row,
  codes,
  nameOf,
  onEnd,
}: {
  readonly row: ConditionRow;
  readonly codes: CodeWords;
  readonly nameOf: NameOf;
  readonly onEnd: ((row: ConditionRow) => void) | undefined;
}) {
  const period =
    row.untilOn === null
      ? m.registry_condition_since({ on: formatDate(row.sinceOn) })
      : m.registry_condition_until({ from: formatDate(row.sinceOn), until: formatDate(row.untilOn) });
  return (
    <li>
      <div className={styles["line"]}>
        <span className={styles["strong"]}>{codes.ppks(row.ppksCode)}</span>
        {nameOf(row.personId) !== "" && (
          <AppLink to={`/orang/${row.personId}`} className={styles["link"]}>
            {nameOf(row.personId)}
          </AppLink>
        )}
        <span>{period}</span>
        {row.isProtected && <StatusBadge tone="violet">{m.registry_protected()}</StatusBadge>}
        {onEnd !== undefined && row.untilOn === null && (
          <Button size="compact-sm" variant="default" onClick={() => onEnd(row)}>
            {m.registry_end_condition()}
          </Button>
        )}
      </div>
      <p className={styles["hint"]}>
        {[
          worded(evidenceWords, row.evidenceKind),
          row.evidenceNote,
          row.disabilityKinds > 0 ? codes.word("disability-kinds", row.disabilityKinds) : "",
          row.note,
          row.endReason ?? "",
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </li>
  );
}

/** PPKS types; the protected ones stand apart and only exist for who holds their compartment. */
export function Conditions({
  rows,
  codes,
  nameOf,
  onEnd,
}: {
  readonly rows: readonly ConditionRow[];
  readonly codes: CodeWords;
  readonly nameOf: NameOf;
  readonly onEnd?: ((row: ConditionRow) => void) | undefined;
}) {
  const open = rows.filter((row) => !row.isProtected);
  const closed = rows.filter((row) => row.isProtected);
  const items = (some: readonly ConditionRow[]) => (
    <ul className={styles["list"]}>
      {some.map((row) => (
        <ConditionItem key={row.conditionId} row={row} codes={codes} nameOf={nameOf} onEnd={onEnd} />
      ))}
    </ul>
  );
  return (
    <>
      <Panel title={m.registry_conditions()}>
        {open.length === 0 ? <p className={styles["hint"]}>{m.registry_conditions_none()}</p> : items(open)}
      </Panel>
      {closed.length > 0 && (
        <Panel title={m.registry_cases()}>
          <p className={styles["hint"]}>{m.registry_protected_text()}</p>
          {items(closed)}
        </Panel>
      )}
    </>
  );
}

export function AidList({ rows, nameOf }: { readonly rows: Page["aid"]; readonly nameOf: NameOf }) {
  return (
    <Panel title={m.registry_aid()}>
      {rows.length === 0 ? (
        <p className={styles["hint"]}>{m.registry_aid_none()}</p>
      ) : (
        <ul className={styles["list"]}>
          {rows.map((row) => (
            <li key={row.aidId}>
              <div className={styles["line"]}>
                <span className={styles["strong"]}>{row.programme}</span>
                {row.giver !== "" && <span>{m.registry_aid_from({ giver: row.giver })}</span>}
                <StatusBadge tone={aidStatusTones[row.status] ?? "grey"}>
                  {worded(aidStatusWords, row.status)}
                </StatusBadge>
                {row.amountRupiah !== null && (
                  <span className={`sn-figure ${styles["figure"]}`}>{formatRupiah(row.amountRupiah)}</span>
                )}
              </div>
              <p className={styles["hint"]}>
                {[
                  nameOf(row.personId),
                  row.periodFromOn === null ? "" : formatDate(row.periodFromOn),
                  row.periodUptoOn === null ? "" : formatDate(row.periodUptoOn),
                  row.stage,
                  row.goods,
                  m.registry_aid_source({ source: row.source }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

export function Events({ rows, nameOf }: { readonly rows: Page["events"]; readonly nameOf: NameOf }) {
  if (rows.length === 0) return null;
  return (
    <Panel title={m.registry_events()}>
      <ul className={styles["list"]}>
        {rows.map((row) => (
          <li key={row.eventId} className={styles["line"]}>
            <span className={styles["strong"]}>{worded(eventWords, row.kind)}</span>
            <span>{formatDate(row.happenedOn)}</span>
            <span>{[nameOf(row.personId), row.destination, row.note].filter(Boolean).join(" · ")}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
