import type { ReactNode } from "react";
import { m } from "#messages/messages.js";
import { formatDate } from "#platform/i18n/format.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { CodeWords } from "../use-code-lists.ts";
import { lifeStatusTones, lifeStatusWords, sexWord, worded } from "../words.ts";
import { fieldWords, letterOf } from "./link-words.ts";
import styles from "./linkage.module.css";
import { MarkedNumber, MarkedText } from "./marked-text.tsx";
import { RecordAround } from "./record-around.tsx";
import type { Part, Side } from "./views.ts";
import { WeightBar } from "./weight-bar.tsx";

interface Row {
  readonly field: string;
  readonly cell: (side: Side, first: Side, index: number) => ReactNode;
}

const dateOrNothing = (on: string | null) => (on === null ? "" : formatDate(on));

/** Against whom a record's letters are marked: the others against the first, the first against the second. */
const otherOf = (records: readonly Side[], index: number): Side | undefined =>
  index === 0 ? records[1] : records[0];

function rowsOf(kind: "person" | "family", records: readonly Side[]): readonly Row[] {
  const marked =
    (of: (side: Side) => string): Row["cell"] =>
    (side, _first, index) => {
      const other = otherOf(records, index);
      return <MarkedText text={of(side)} against={other === undefined ? null : of(other)} />;
    };
  const number =
    (masked: (side: Side) => string | null, differs: (side: Side) => readonly number[]): Row["cell"] =>
    (side, _first, index) => (
      <MarkedNumber
        masked={masked(side)}
        differsAt={index === 0 && records[1] !== undefined ? differs(records[1]) : differs(side)}
      />
    );
  const nik = number(
    (side) => side.numberMasked,
    (side) => side.numberDiffersAt,
  );
  const place: Row = {
    field: "place",
    cell: (side) => (
      <>
        {[side.address, side.rt === "" && side.rw === "" ? "" : `RT ${side.rt || "–"}/RW ${side.rw || "–"}`]
          .filter(Boolean)
          .join(", ")}
        <span className={styles["quiet"]}>{side.place.label}</span>
      </>
    ),
  };
  if (kind === "family")
    return [{ field: "head", cell: marked((side) => side.name) }, { field: "kk", cell: nik }, place];
  return [
    { field: "name", cell: marked((side) => side.name) },
    { field: "nik", cell: nik },
    { field: "born", cell: marked((side) => dateOrNothing(side.bornOn)) },
    { field: "sex", cell: (side) => sexWord(side.sex) },
    { field: "mother", cell: marked((side) => side.motherName) },
    {
      field: "kk",
      cell: number(
        (side) => side.kkMasked,
        (side) => side.kkDiffersAt,
      ),
    },
    place,
  ];
}

function Heading({
  side,
  index,
  kept,
}: {
  readonly side: Side;
  readonly index: number;
  readonly kept: boolean;
}) {
  const to = side.kind === "person" ? `/orang/${side.id}` : `/keluarga/${side.id}`;
  return (
    <div role="columnheader" className={styles["heading"]}>
      <span className={styles["letter"]} aria-hidden="true">
        {letterOf(index)}
      </span>
      <AppLink to={to} className={styles["open"]}>
        {side.kind === "person" ? m.registry_link_open_person() : m.registry_link_open_family()}
        <span className="sn-hidden"> {letterOf(index)}</span>
      </AppLink>
      {side.lifeStatus !== null && side.lifeStatus !== "alive" && (
        <StatusBadge tone={lifeStatusTones[side.lifeStatus] ?? "grey"}>
          {worded(lifeStatusWords, side.lifeStatus)}
        </StatusBadge>
      )}
      {side.isProtected && <StatusBadge tone="violet">{m.registry_protected()}</StatusBadge>}
      {kept && <StatusBadge tone="green">{m.registry_link_join_keep()}</StatusBadge>}
    </div>
  );
}

/** Records beside each other, field by field, each with what it weighs; then family, aid and history of each. */
export function CompareRecords({
  kind,
  records,
  parts,
  codes,
  keptId,
}: {
  readonly kind: "person" | "family";
  readonly records: readonly Side[];
  readonly parts: readonly Part[];
  readonly codes: CodeWords;
  readonly keptId?: string | undefined;
}) {
  const [first] = records;
  if (first === undefined) return null;
  const rows = rowsOf(kind, records);
  const partOf = (field: string) =>
    parts.find((part) => part.field === field || (field === "head" && part.field === "name"));
  const shown = new Set(rows.map((row) => (row.field === "head" ? "name" : row.field)));
  const others = parts.filter((part) => !shown.has(part.field) && part.level !== "missing");
  return (
    <div className={styles["scroll"]}>
      <div
        role="table"
        aria-label={m.registry_link_side_by_side()}
        className={styles["compare"]}
        data-records={Math.min(records.length, 4)}
      >
        <div role="row" className={styles["row"]}>
          <div role="columnheader" className={styles["corner"]}>
            <span className="sn-hidden">{m.registry_link_side_by_side()}</span>
          </div>
          {records.map((side, index) => (
            <Heading key={side.id} side={side} index={index} kept={side.id === keptId} />
          ))}
          <div role="columnheader" className={styles["evidence"]}>
            {m.registry_link_evidence()}
          </div>
        </div>
        {rows.map((row) => {
          const part = partOf(row.field);
          return (
            <div role="row" className={styles["row"]} key={row.field}>
              <div role="rowheader" className={styles["field"]}>
                {worded(fieldWords, row.field)}
              </div>
              {records.map((side, index) => (
                <div role="cell" className={styles["cell"]} key={side.id}>
                  <span className={styles["small"]} aria-hidden="true">
                    {letterOf(index)}
                  </span>
                  <span className={styles["value"]}>{row.cell(side, first, index)}</span>
                </div>
              ))}
              <div role="cell" className={styles["evidence"]}>
                {part !== undefined && <WeightBar level={part.level} weight={part.weight} />}
              </div>
            </div>
          );
        })}
        {others.map((part) => (
          <div role="row" className={styles["row"]} key={part.field}>
            <div role="rowheader" className={styles["field"]}>
              {worded(fieldWords, part.field)}
            </div>
            {records.map((side) => (
              <div role="cell" className={styles["cell"]} key={side.id} />
            ))}
            <div role="cell" className={styles["evidence"]}>
              <WeightBar level={part.level} weight={part.weight} />
            </div>
          </div>
        ))}
        <RecordAround records={records} codes={codes} />
      </div>
    </div>
  );
}
