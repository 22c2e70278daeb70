import type { CivilDate } from "#platform/kernel/dates.ts";
import { nikDoubts } from "#platform/kernel/nik.ts";
import type { FileProfile, IntakeField, Severity } from "../contract/file-profile.ts";
import { detached } from "./detached.ts";
import type { Finding } from "./finding.ts";
import type { MappedColumn } from "./mapping.ts";
import { cellReader, cleanCell, isPlainCell } from "./read-cell.ts";
import { fieldReader } from "./read-field.ts";
import { newRowState, note, type PlaceCell, type PlaceCells, type RowState } from "./row-state.ts";
import { type StagingColumn, stagingColumns } from "./staging-columns.ts";

export type PlaceReading =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly rule: "village-unknown" | "village-ambiguous"; readonly value: string };

export interface RowCheckOptions {
  readonly profile: FileProfile;
  readonly mapping: readonly MappedColumn[];
  readonly fields: ReadonlyMap<string, IntakeField>;
  readonly codeLists: ReadonlyMap<string, ReadonlySet<number>>;
  readonly severityOf: (rule: string) => Severity;
  /** "csv": too few cells are a fault; a spreadsheet leaves trailing empty cells out. */
  readonly format: "csv" | "xlsx";
  readonly resolvePlace: (cells: PlaceCells) => PlaceReading;
  /** Where every row of the file belongs, for files that do not name their village. */
  readonly askedPlace: string | null;
  /** Area of the one who sent the file: rows outside are refused. */
  readonly areaCode: string;
  readonly today: CivilDate;
  readonly maxAgeYears: number;
}

export interface CheckedRow {
  readonly verdict: "accept" | "hold" | "refuse";
  /** In step with `RowChecker.columns`; null = nothing there. */
  readonly values: (string | null)[];
  readonly findings: readonly Finding[];
}

export interface RowChecker {
  readonly columns: readonly StagingColumn[];
  /** `kinds`: one letter per cell of a spreadsheet (n = number, f = formula), null = all text. */
  check(rowNumber: number, cells: readonly string[], kinds: string | null): CheckedRow;
}

const noFindings: readonly Finding[] = [];
const numericKind = "n";
const formulaKind = "f";
const equalsSign = 61;
const rememberedPlaces = 20_000;
/** A row that breaks this many different strict checks is not wrong in each: its cells stand one column off. */
const shiftedFrom = 3;
const shiftSigns = new Set([
  "nik-non-digit",
  "nik-length",
  "kk-non-digit",
  "kk-length",
  "kk-missing",
  "birth-date-unreadable",
  "birth-date-missing",
  "sex-unknown",
  "decile-out-of-range",
  "village-unknown",
  "name-has-digits",
  "ppks-type-unknown",
  "household-missing",
  "code-unknown",
]);

/** Cells beyond (positive) or short of (negative) the headers; empty ones at the end do not count. */
function surplus(cells: readonly string[], width: number): number {
  let last = cells.length;
  while (last > width && cells[last - 1] === "") last -= 1;
  return last - width;
}

/** Makes the checker of a file's rows: pure, one call per row; the same for a bulk file, a preview and a mended row. */
export function createRowChecker(options: RowCheckOptions): RowChecker {
  const { profile, fields, severityOf } = options;
  const columns = stagingColumns(options.mapping, fields);
  const empty = columns.map(() => null);
  const slotOf = new Map(columns.map((column, index) => [column.field, index]));
  const mapped = options.mapping.flatMap((column) => {
    const field = column.field === null ? undefined : fields.get(column.field);
    if (field === undefined) return [];
    const codes = column.codes === undefined ? undefined : profile.codes?.[column.codes];
    const listed = field.codeList === undefined ? undefined : options.codeLists.get(field.codeList);
    const part = field.format === "place" ? (field.id.slice("place.".length) as PlaceCell) : undefined;
    const read = cellReader(field.format, listed, codes);
    const intoRow = fieldReader(field.format);
    return [{ index: column.index, field, part, slot: slotOf.get(field.id) ?? -1, read, intoRow }];
  });
  const placeParts = mapped.flatMap((one) => (one.part === undefined ? [] : [one.part]));
  const width = options.mapping.length;
  const readsPlaces = profile.places.system !== "asked" || mapped.some((one) => one.part !== undefined);
  const demands = {
    needsKk: profile.unit === "family",
    needsHousehold: profile.unit === "household",
    needsSex: profile.unit !== "recipient",
    today: options.today,
    maxAgeYears: options.maxAgeYears,
  };
  const village = fields.get("place.villageName") ?? null;
  const nikField = fields.get("person.nik") ?? null;
  const placeMemory = new Map<string, PlaceReading>();
  // The row's place cells, in step with placeParts, and those of the last row whose village was found: rows of a
  // village mostly follow each other, and comparing eight cells is cheaper than joining and looking them up.
  const placeTexts: string[] = placeParts.map(() => "");
  const lastTexts: string[] = placeParts.map(() => "");
  let lastPlace: PlaceReading | undefined;

  function foundPlace(): PlaceReading {
    const key = placeTexts.join("\u0000");
    const known = placeMemory.get(key);
    if (known) return known;
    const cells: PlaceCells = {};
    for (const [index, part] of placeParts.entries())
      if (placeTexts[index] !== "") cells[part] = placeTexts[index] ?? "";
    const fresh = options.resolvePlace(cells);
    // What was not found may be found later, when another province has been loaded.
    if (fresh.ok && placeMemory.size < rememberedPlaces) placeMemory.set(detached(key), fresh);
    return fresh;
  }

  function placeOf(): PlaceReading {
    if (!readsPlaces)
      return options.askedPlace === null
        ? { ok: false, rule: "village-unknown", value: "" }
        : { ok: true, code: options.askedPlace };
    let same = lastPlace !== undefined;
    for (let index = 0; same && index < placeTexts.length; index += 1)
      same = placeTexts[index] === lastTexts[index];
    if (same && lastPlace) return lastPlace;
    const found = foundPlace();
    lastPlace = found.ok ? found : undefined;
    for (let index = 0; index < placeTexts.length; index += 1) lastTexts[index] = placeTexts[index] ?? "";
    return found;
  }

  function readCells(state: RowState, cells: readonly string[], kinds: string | null): void {
    let placeAt = 0;
    for (const column of mapped) {
      let text = cells[column.index] ?? "";
      if (!isPlainCell(text)) {
        const clean = cleanCell(text);
        text = clean.text;
        if (clean.cleaned) state.cleanedField ??= column.field;
      }
      const kind = kinds?.charAt(column.index);
      if (column.part !== undefined) {
        placeTexts[placeAt] = text;
        placeAt += 1;
        continue;
      }
      const written = options.format === "csv" && text.length > 1 && text.charCodeAt(0) === equalsSign;
      if (kind === formulaKind || written) {
        state.formulaField ??= column.field;
        continue;
      }
      const value = column.intoRow(state, column, text, kind === numericKind, demands);
      if (column.slot >= 0) state.values[column.slot] = value;
    }
  }

  function compareWithNik(state: RowState): void {
    if (state.nik === null || (state.bornOn === null && state.sex === undefined)) return;
    const doubts = nikDoubts(state.nik.parts, {
      ...(state.bornOn === null ? {} : { bornOn: state.bornOn }),
      ...(state.sex === undefined ? {} : { sex: state.sex }),
    });
    if (doubts.includes("BIRTH_DATE_DIFFERS"))
      note(state, "nik-birth-date-differs", nikField, state.nik.text);
    if (doubts.includes("SEX_DIFFERS")) note(state, "nik-sex-differs", nikField, state.nik.text);
  }

  function check(rowNumber: number, cells: readonly string[], kinds: string | null): CheckedRow {
    const state = newRowState(empty, rowNumber);
    const extra = surplus(cells, width);
    if (extra > 0 || (extra < 0 && options.format === "csv")) {
      note(state, "columns-shifted", null, `${width + extra} ≠ ${width}`);
      return concluded(state);
    }
    readCells(state, cells, kinds);
    if (state.formulaField !== undefined) note(state, "formula-cell", state.formulaField, "");
    if (state.cleanedField !== undefined) note(state, "control-characters", state.cleanedField, "");
    const place = placeOf();
    if (!place.ok) note(state, place.rule, village, place.value);
    else {
      state.values[1] = place.code;
      if (!place.code.startsWith(options.areaCode)) note(state, "village-outside-area", village, place.code);
    }
    state.values[2] =
      demands.needsHousehold && state.household !== null
        ? `${state.household}-${state.familyOrder}`
        : state.familyNumber;
    compareWithNik(state);
    return concluded(state);
  }

  function verdictOf(findings: readonly Finding[]): CheckedRow["verdict"] {
    let verdict: CheckedRow["verdict"] = "accept";
    for (const finding of findings) {
      const severity = severityOf(finding.rule);
      if (severity === "refuse") return "refuse";
      if (severity === "hold") verdict = "hold";
    }
    return verdict;
  }

  function concluded({ values, findings }: RowState): CheckedRow {
    if (findings === undefined) return { verdict: "accept", values, findings: noFindings };
    const signs = new Set(findings.filter((one) => shiftSigns.has(one.rule)).map((one) => one.field));
    if (signs.size < shiftedFrom) return { verdict: verdictOf(findings), values, findings };
    const shifted: Finding = { rule: "columns-shifted", field: null, value: [...signs].join(", ") };
    return { verdict: verdictOf([shifted]), values, findings: [shifted] };
  }

  return { columns, check };
}
