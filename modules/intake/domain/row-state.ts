import type { CivilDate } from "#platform/kernel/dates.ts";
import type { NikParts } from "#platform/kernel/nik.ts";
import type { IntakeField } from "../contract/file-profile.ts";
import { type Finding, maskValue } from "./finding.ts";
import type { CellReader } from "./read-cell.ts";

export type PlaceCell =
  | "provinceCode"
  | "provinceName"
  | "regencyCode"
  | "regencyName"
  | "districtCode"
  | "districtName"
  | "villageCode"
  | "villageName";

/** The place cells of a row as the file has them. */
export type PlaceCells = Partial<Record<PlaceCell, string>>;

/** A column of the file that feeds a field. */
export interface FieldColumn {
  readonly index: number;
  readonly field: IntakeField;
  /** Position among the values of a checked row; -1 = read and checked, kept nowhere. */
  readonly slot: number;
  readonly part: PlaceCell | undefined;
  readonly read: CellReader | undefined;
}

/** What is asked of a row besides its cells. */
export interface RowDemands {
  readonly needsKk: boolean;
  readonly needsHousehold: boolean;
  readonly needsSex: boolean;
  readonly today: CivilDate;
  readonly maxAgeYears: number;
}

/** A row while its cells are read one after the other. */
export interface RowState {
  readonly values: (string | null)[];
  findings: Finding[] | undefined;
  /** A NIK whose structure is sound, taken apart once. */
  nik: { readonly text: string; readonly parts: NikParts } | null;
  bornOn: CivilDate | null;
  sex: "L" | "P" | undefined;
  familyNumber: string | null;
  household: string | null;
  familyOrder: string;
  cleanedField: IntakeField | undefined;
  formulaField: IntakeField | undefined;
}

/** `empty` holds a null per column; copying it is the cheapest way to a new row. */
export function newRowState(empty: readonly null[], rowNumber: number): RowState {
  const values: (string | null)[] = empty.slice();
  values[0] = String(rowNumber);
  return {
    values,
    findings: undefined,
    nik: null,
    bornOn: null,
    sex: undefined,
    familyNumber: null,
    household: null,
    familyOrder: "1",
    cleanedField: undefined,
    formulaField: undefined,
  };
}

/** Notes what a rule says of the row; the cell's text is masked here and nowhere else. */
export function note(state: RowState, rule: string, field: IntakeField | null, text: string): void {
  state.findings ??= [];
  state.findings.push({ rule, field: field?.id ?? null, value: maskValue(text, field?.mask) });
}
