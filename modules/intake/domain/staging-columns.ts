import type { FieldFormat, IntakeField } from "../contract/file-profile.ts";
import type { MappedColumn } from "./mapping.ts";

/** A column of the staging table of one batch: what a row becomes before it enters the registry. */
export interface StagingColumn {
  /** `persons__born_on`: table and column of the registry it is meant for; or one of the fixed names. */
  readonly name: string;
  readonly type: "text" | "smallint" | "date" | "boolean" | "bigint" | "double precision";
  readonly field: string | null;
}

const types: Readonly<Record<FieldFormat, StagingColumn["type"]>> = {
  nik: "text",
  kk: "text",
  household: "text",
  name: "text",
  text: "text",
  "birth-date": "date",
  date: "date",
  sex: "text",
  code: "smallint",
  flag: "smallint",
  "aid-flag": "boolean",
  pbi: "smallint",
  integer: "smallint",
  "integer-or-text": "smallint",
  decimal: "double precision",
  rupiah: "bigint",
  decile: "smallint",
  percentile: "smallint",
  disability: "smallint",
  "snapshot-status": "text",
  "life-status": "text",
  ppks: "text",
  card: "text",
  place: "text",
};

/** Columns every staging table has, whatever the file: identity, place and family of the row. */
export const fixedColumns = [
  { name: "row_no", type: "bigint", field: null },
  { name: "place_code", type: "text", field: null },
  { name: "family_key", type: "text", field: null },
] as const satisfies readonly StagingColumn[];

export const stagingName = (registryColumn: string) =>
  registryColumn.replace(".", "__").replaceAll("-", "_").toLowerCase();

/** The staging columns of a mapping, fixed ones first; fields that are kept nowhere have none. */
export function stagingColumns(
  mapping: readonly MappedColumn[],
  fields: ReadonlyMap<string, IntakeField>,
): StagingColumn[] {
  const columns: StagingColumn[] = [...fixedColumns];
  const taken = new Set<string>();
  for (const { field } of mapping) {
    const known = field === null ? undefined : fields.get(field);
    if (known?.column === undefined) continue;
    const name = stagingName(known.column);
    if (taken.has(name)) continue;
    taken.add(name);
    columns.push({ name, type: types[known.format], field: known.id });
  }
  return columns;
}
