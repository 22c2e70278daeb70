import type { Household, Person } from "../province/model.ts";
import type { Profile } from "./profile.ts";

/** A cell as it goes into a file. Numbers and formulas exist in XLSX only; a CSV gets their text. */
export type Cell = string | number | { readonly formula: string; readonly value: string };

export type FamilyValue = (household: Household) => string;
export type PersonValue = (person: Person, household: Household, position: number) => string;

/** What stands in the columns of a format, by the field of the profile (or the header, where it has no field). */
export interface Values {
  readonly family: Readonly<Record<string, FamilyValue>>;
  readonly person: Readonly<Record<string, PersonValue>>;
}

type Segment =
  | { readonly kind: "family"; readonly values: readonly FamilyValue[] }
  | { readonly kind: "person"; readonly values: readonly PersonValue[] };

const blank: FamilyValue = () => "";

/**
 * Turns households into rows of one format. Columns of the family are worked out and joined once per household,
 * which makes a row of 83 columns about as cheap as one of 37.
 */
export class RowEncoder {
  readonly headers: readonly string[];
  /** Field per column, "" where the profile wants none. */
  readonly fields: readonly string[];
  private readonly segments: Segment[] = [];
  private readonly delimiter: string;

  constructor(profile: Profile, values: Values, delimiter: string) {
    this.headers = profile.columns.map((column) => column.header);
    this.fields = profile.columns.map((column) => column.field ?? "");
    this.delimiter = delimiter;
    for (const column of profile.columns) {
      const key = column.field ?? column.header;
      const person = values.person[key];
      const last = this.segments.at(-1);
      if (person !== undefined) {
        if (last?.kind === "person") (last.values as PersonValue[]).push(person);
        else this.segments.push({ kind: "person", values: [person] });
      } else {
        const family = values.family[key] ?? blank;
        if (last?.kind === "family") (last.values as FamilyValue[]).push(family);
        else this.segments.push({ kind: "family", values: [family] });
      }
    }
  }

  columnOf(field: string): number {
    return this.fields.indexOf(field);
  }

  /** Text lines without line end, one per member. */
  lines(household: Household, members: readonly Person[]): string[] {
    const delimiter = this.delimiter;
    const fixed = this.segments.map((segment) =>
      segment.kind === "family"
        ? segment.values.map((value) => csvCell(value(household), delimiter)).join(delimiter)
        : "",
    );
    return members.map((person, position) => {
      let line = "";
      for (let s = 0; s < this.segments.length; s++) {
        const segment = this.segments[s];
        if (segment === undefined) continue;
        if (s > 0) line += delimiter;
        if (segment.kind === "family") {
          line += fixed[s] ?? "";
          continue;
        }
        for (let v = 0; v < segment.values.length; v++) {
          if (v > 0) line += delimiter;
          const text = segment.values[v]?.(person, household, position) ?? "";
          // Codes are never longer than three signs and never need quotes.
          line += text.length < 4 ? text : csvCell(text, delimiter);
        }
      }
      return line;
    });
  }

  cells(household: Household, person: Person, position: number): string[] {
    return this.segments.flatMap((segment) =>
      segment.kind === "family"
        ? segment.values.map((value) => value(household))
        : segment.values.map((value) => value(person, household, position)),
    );
  }
}

/** RFC 4180 quoting, only where it is needed. */
export function csvCell(text: string, delimiter: string): string {
  if (!text.includes(delimiter) && !text.includes('"') && !text.includes("\n") && !text.includes("\r"))
    return text;
  return `"${text.replaceAll('"', '""')}"`;
}

export function csvLine(cells: readonly Cell[], delimiter: string): string {
  return cells.map((cell) => csvCell(cellText(cell), delimiter)).join(delimiter);
}

/** What a cell looks like in a CSV. */
export function cellText(cell: Cell): string {
  return typeof cell === "string" ? cell : typeof cell === "number" ? String(cell) : `=${cell.formula}`;
}
