import type { Cell, RowEncoder } from "../formats/encode.ts";
import type { Format } from "../formats/format.ts";
import type { Severity } from "../output/truth.ts";
import type { Household, Person } from "../province/model.ts";
import type { Places } from "../province/places.ts";
import type { Random } from "../province/random.ts";

/** A row about to be written, and what a planter may know of it. */
export interface RowContext {
  readonly random: Random;
  readonly format: Format;
  readonly encoder: RowEncoder;
  readonly places: Places;
  readonly person: Person;
  readonly household: Household;
  /** True where other rows of the family would be left without their head if this one is held. */
  readonly carriesFamily: boolean;
  readonly xlsx: boolean;
}

export interface Mark {
  readonly field: string;
  readonly rule: string;
}

/** What a planter did: the row as it will be written and every rule it now breaks. */
export interface Damage {
  readonly cells: readonly Cell[];
  readonly marks: readonly Mark[];
}

/** Breaks one row in one way, or gives undefined where this row or format does not lend itself to it. */
export interface RowFault {
  readonly rule: string;
  readonly severity: Severity;
  /** How common it is beside the others. */
  readonly weight: number;
  readonly plant: (cells: readonly Cell[], context: RowContext) => Damage | undefined;
}

/** A fault that replaces the text of one field. `damage` gives undefined where that value cannot be broken so. */
export function fieldFault(
  rule: string,
  severity: Severity,
  weight: number,
  field: string,
  damage: (text: string, context: RowContext) => Cell | undefined,
): RowFault {
  return {
    rule,
    severity,
    weight,
    plant(cells, context) {
      const column = context.encoder.columnOf(field);
      const old = cells[column];
      if (column < 0 || typeof old !== "string") return undefined;
      const broken = damage(old, context);
      if (broken === undefined || broken === old) return undefined;
      return { cells: replaced(cells, column, broken), marks: [{ field: reportedField(rule, field), rule }] };
    },
  };
}

/** Rules that compare the NIK with something else speak of the NIK, whichever of the two was altered. */
function reportedField(rule: string, field: string): string {
  return rule === "nik-birth-date-differs" || rule === "nik-sex-differs" ? "person.nik" : field;
}

export function replaced(cells: readonly Cell[], column: number, cell: Cell): Cell[] {
  const copy = [...cells];
  copy[column] = cell;
  return copy;
}
