import type { FileProfile } from "../contract/file-profile.ts";
import { normaliseHeader } from "./normalise-header.ts";

/** Which column of a file (0-based) feeds which field; `codes` names a translation of the profile. */
export interface MappedColumn {
  readonly index: number;
  readonly header: string;
  readonly field: string | null;
  readonly codes?: string;
}

/** Maps a file's headers by a profile's names and aliases; what it does not know stays without a field. */
export function mapColumns(profile: FileProfile, headers: readonly string[]): MappedColumn[] {
  const byHeader = new Map<string, { field?: string | undefined; codes?: string | undefined }>();
  // Aliases first, own headers after: an own header wins where one column's alias is another's name.
  const columns = [...(profile.extraColumns ?? []), ...profile.columns];
  for (const column of columns)
    for (const alias of column.aliases ?? []) byHeader.set(normaliseHeader(alias), column);
  for (const column of columns) byHeader.set(normaliseHeader(column.header), column);
  const taken = new Set<string>();
  return headers.map((header, index) => {
    const column = byHeader.get(normaliseHeader(header));
    const field = column?.field;
    if (field === undefined || taken.has(field)) return { index, header, field: null };
    taken.add(field);
    return { index, header, field, ...(column?.codes === undefined ? {} : { codes: column.codes }) };
  });
}

/** A user's corrections over the automatic mapping: column index → field, or null to leave it out. */
export function correctMapping(
  profile: FileProfile,
  automatic: readonly MappedColumn[],
  corrections: ReadonlyMap<number, string | null>,
): MappedColumn[] {
  const chosen = new Set([...corrections.values()].filter((field) => field !== null));
  return automatic.map((column) => {
    const correction = corrections.get(column.index);
    if (correction === undefined)
      return column.field !== null && chosen.has(column.field)
        ? { index: column.index, header: column.header, field: null }
        : column;
    const codes = profile.columns.find((one) => one.field === correction)?.codes;
    return {
      index: column.index,
      header: column.header,
      field: correction,
      ...(codes === undefined ? {} : { codes }),
    };
  });
}

/** Fields a profile requires and the mapping does not feed. */
export function missingFields(profile: FileProfile, mapping: readonly MappedColumn[]): string[] {
  const fed = new Set(mapping.map((column) => column.field));
  return profile.columns.flatMap((column) =>
    column.required && column.field !== undefined && !fed.has(column.field) ? [column.field] : [],
  );
}

/** Headers that stand twice: then nobody can tell which column counts. */
export function repeatedHeaders(headers: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const header of headers) {
    const key = normaliseHeader(header);
    if (key === "") continue;
    if (seen.has(key)) twice.add(header.trim());
    seen.add(key);
  }
  return [...twice];
}

/** True for the row "KOLOM 1, 2, 3 …" that BDT files carry below their headers: a count upwards and nothing else. */
export function isNumberingRow(cells: readonly string[]): boolean {
  let previous = 0;
  let numbers = 0;
  for (const cell of cells) {
    const text = cell.trim().replace(/^\((.*)\)$/, "$1");
    if (text === "" || /^kolom$/i.test(text)) continue;
    const number = Number(text);
    if (!Number.isInteger(number) || number <= previous || number > previous + 2) return false;
    previous = number;
    numbers += 1;
  }
  return numbers >= 3 && numbers >= cells.length / 2;
}
