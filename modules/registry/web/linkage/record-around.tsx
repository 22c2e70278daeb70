import type { ReactNode } from "react";
import { m } from "#messages/messages.js";
import { formatDate, formatInstant, formatRupiah } from "#platform/i18n/format.ts";
import { useLocale } from "#platform/ui/locale.ts";
import type { CodeWords } from "../use-code-lists.ts";
import { aidStatusWords, fieldWords, worded } from "../words.ts";
import { letterOf } from "./link-words.ts";
import styles from "./linkage.module.css";
import type { Side } from "./views.ts";

function Members({
  side,
  records,
  codes,
}: {
  readonly side: Side;
  readonly records: readonly Side[];
  readonly codes: CodeWords;
}) {
  // Who stands in the other family too: what makes two cards one household.
  const elsewhere = new Set(
    records.filter((one) => one.id !== side.id).flatMap((one) => one.members.map((member) => member.name)),
  );
  if (side.members.length === 0) return <span className={styles["unknown"]}>{m.registry_no_family()}</span>;
  return (
    <ul className={styles["list"]}>
      {side.members.map((member) => (
        <li key={member.personId}>
          {elsewhere.has(member.name) ? <strong>{member.name}</strong> : member.name}
          <span className={styles["quiet"]}>
            {[
              codes.word("regsosek-409", member.relation),
              member.bornOn === null ? "" : formatDate(member.bornOn),
            ]
              .filter((text) => text !== "" && text !== "–")
              .join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Aid({ side }: { readonly side: Side }) {
  if (side.aid.length === 0) return <span className={styles["unknown"]}>{m.registry_link_no_aid()}</span>;
  return (
    <ul className={styles["list"]}>
      {side.aid.map((aid) => (
        <li key={aid.aidId}>
          {aid.programme}
          <span className={styles["quiet"]}>
            {[
              aid.periodFromOn === null ? "" : formatDate(aid.periodFromOn),
              aid.amountRupiah === null ? aid.goods : formatRupiah(aid.amountRupiah),
              worded(aidStatusWords, aid.status),
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Changes({ side }: { readonly side: Side }) {
  const locale = useLocale();
  return (
    <ul className={styles["list"]}>
      {side.changes.map((change) => (
        <li key={`${change.changedAt} ${change.field}`}>
          {worded(fieldWords, change.field)}
          <span className={styles["quiet"]}>{formatInstant(change.changedAt, locale)}</span>
        </li>
      ))}
      <li>
        <span className={styles["quiet"]}>
          {m.registry_link_recorded({ on: formatInstant(side.createdAt, locale), source: side.source })}
        </span>
      </li>
    </ul>
  );
}

/** Family, aid and history of each record, below what was compared. */
export function RecordAround({
  records,
  codes,
}: {
  readonly records: readonly Side[];
  readonly codes: CodeWords;
}) {
  const rows: ReadonlyArray<readonly [string, (side: Side) => ReactNode]> = [
    [m.registry_link_field_members(), (side) => <Members side={side} records={records} codes={codes} />],
    [m.registry_aid(), (side) => <Aid side={side} />],
    [m.registry_link_changes(), (side) => <Changes side={side} />],
  ];
  return (
    <>
      {rows.map(([title, cell]) => (
        <div role="row" className={styles["row"]} key={title}>
          <div role="rowheader" className={styles["field"]}>
            {title}
          </div>
          {records.map((side, index) => (
            <div role="cell" className={styles["cell"]} key={side.id}>
              <span className={styles["small"]} aria-hidden="true">
                {letterOf(index)}
              </span>
              <span className={styles["value"]}>{cell(side)}</span>
            </div>
          ))}
          <div role="cell" className={styles["evidence"]} />
        </div>
      ))}
    </>
  );
}
