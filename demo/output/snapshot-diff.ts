import type { RowEncoder } from "../formats/encode.ts";
import type { Format } from "../formats/format.ts";
import type { Household, Person } from "../province/model.ts";
import type { Passage } from "../province/walk.ts";
import type { SnapshotChange, SnapshotTruth } from "./truth.ts";

/** Told as changes of their own, or different in every row. */
const toldApart = new Set([
  "snapshot.cutOff",
  "snapshot.decile",
  "snapshot.percentile",
  "snapshot.status",
  "family.number",
  "person.nik",
  "family.memberCount",
  "person.lifeStatus",
  "person.dukcapilMatch",
  "person.orderNumber",
]);

/** Collects what one snapshot differs from the one before, in the words of the format's columns. */
export class SnapshotDiff {
  private readonly changes: SnapshotChange[] = [];
  private readonly format: Format;
  private readonly encoder: RowEncoder;
  private readonly familyColumns: ReadonlySet<number>;

  constructor(format: Format, encoder: RowEncoder) {
    this.format = format;
    this.encoder = encoder;
    this.familyColumns = new Set(
      encoder.fields.flatMap((field, column) =>
        (format.values.person[field] ?? format.values.person[encoder.headers[column] ?? ""]) === undefined
          ? [column]
          : [],
      ),
    );
  }

  add({ now, before }: Passage): void {
    if (now === before) return;
    const was = before && this.format.view(before);
    const is = now && this.format.view(now);
    if (is && !was) this.changes.push({ kind: "new-family", kk: is.familyNumber });
    else if (was && !is) this.changes.push({ kind: "gone-family", kk: was.familyNumber });
    else if (was && is) this.compare(was, is);
  }

  truth(number: number, cutOff: string): SnapshotTruth {
    const counts: Record<string, number> = {};
    for (const { kind } of this.changes) counts[kind] = (counts[kind] ?? 0) + 1;
    return { number, against: number - 1, cutOff, counts, changes: this.changes };
  }

  private compare(was: Household, is: Household): void {
    const kk = is.familyNumber;
    if (is.decile !== was.decile) {
      this.changes.push({
        kind: is.decile > was.decile ? "decile-up" : "decile-down",
        kk,
        from: String(was.decile),
        to: String(is.decile),
      });
    }
    const moved = is.village !== was.village;
    if (moved) {
      this.changes.push({
        kind: "moved",
        kk,
        from: was.village.code,
        to: is.village.code,
        ...(was.familyNumber === kk ? {} : { formerKk: was.familyNumber }),
      });
    }
    const earlier = new Map(was.members.map((person, position) => [person.nik, { person, position }]));
    for (const [position, person] of is.members.entries()) {
      const old = earlier.get(person.nik);
      earlier.delete(person.nik);
      if (old === undefined) this.changes.push({ kind: "new-person", kk, nik: person.nik });
      else this.comparePerson(was, old, is, { person, position }, moved);
    }
    for (const { person } of earlier.values())
      this.changes.push({ kind: "gone-person", kk, nik: person.nik });
  }

  private comparePerson(was: Household, old: Place, is: Household, current: Place, moved: boolean): void {
    const { person, position } = current;
    if (old.person.alive && !person.alive)
      this.changes.push({ kind: "dead", kk: is.familyNumber, nik: person.nik });
    const before = this.encoder.cells(was, old.person, old.position);
    const after = this.encoder.cells(is, person, position);
    for (const [column, to] of after.entries()) {
      const from = before[column] ?? "";
      const field = this.encoder.fields[column] ?? "";
      if (from === to || toldApart.has(field) || (moved && /^(place|family)\./.test(field))) continue;
      const ofFamily = this.familyColumns.has(column);
      // Family columns repeat on every row: told once, with the first member.
      if (ofFamily && position > 0) continue;
      this.changes.push({
        kind: ofFamily ? "family-changed" : "person-changed",
        kk: is.familyNumber,
        ...(ofFamily ? {} : { nik: person.nik }),
        field: field || (this.encoder.headers[column] ?? ""),
        from,
        to,
      });
    }
  }
}

interface Place {
  readonly person: Person;
  readonly position: number;
}
