import { ageYears, type CivilDate } from "#platform/kernel/dates.ts";
import type { FieldFormat } from "../contract/file-profile.ts";
import { type DateReading, readDate } from "./read-date.ts";
import { isBlank, numberFault, readNik } from "./read-number.ts";
import { type FieldColumn, note, type RowDemands, type RowState } from "./row-state.ts";

/** Reads one cleaned cell into the row: the value to keep, findings into the state. */
export type FieldReader = (
  state: RowState,
  column: FieldColumn,
  text: string,
  /** True where a spreadsheet's cell holds a number. */
  numeric: boolean,
  demands: RowDemands,
) => string | null;

// Days between 1899-12-30 and 1970-01-01: spreadsheets count dates from the former.
const serialDayOfEpoch = 25_569;

const readNikField: FieldReader = (state, { field }, text, numeric) => {
  const digits = text.includes(" ") ? text.replaceAll(" ", "") : text;
  if (isBlank(digits)) {
    note(state, "nik-missing", field, "");
    return null;
  }
  const fault = numberFault(digits, numeric);
  const read = fault === undefined ? readNik(digits) : `nik-${fault}`;
  if (typeof read === "string") note(state, read, field, digits);
  else state.nik = { text: digits, parts: read };
  return digits;
};

const readKkField: FieldReader = (state, { field }, text, numeric, demands) => {
  const digits = text.includes(" ") ? text.replaceAll(" ", "") : text;
  if (isBlank(digits)) {
    if (demands.needsKk) note(state, "kk-missing", field, "");
    return null;
  }
  const fault = numberFault(digits, numeric);
  if (fault === undefined) state.familyNumber = digits;
  else note(state, `kk-${fault}`, field, digits);
  return digits;
};

const readHouseholdField: FieldReader = (state, { field }, text, _numeric, demands) => {
  if (/^\d{6,20}$/.test(text)) {
    state.household = text;
    return text;
  }
  if (demands.needsHousehold) note(state, "household-missing", field, text);
  return null;
};

const readNameField: FieldReader = (state, { field }, text) => {
  const name = text === "" ? null : text.includes("  ") ? text.replaceAll(/ {2,}/g, " ") : text;
  if (field.id !== "person.name") return name;
  if (name === null) note(state, "name-missing", field, "");
  else if (/\d/.test(name)) note(state, "name-has-digits", field, name);
  return name;
};

function readSomeDate(text: string, numeric: boolean): DateReading {
  if (!numeric || !/^\d{4,5}$/.test(text)) return readDate(text);
  const date = new Date((Number(text) - serialDayOfEpoch) * 86_400_000).toISOString().slice(0, 10);
  return { ok: true, date };
}

function bornFault(date: CivilDate, demands: RowDemands): string | undefined {
  if (date > demands.today) return "birth-date-in-future";
  return ageYears(date, demands.today) > demands.maxAgeYears ? "birth-date-too-old" : undefined;
}

const readBirthDateField: FieldReader = (state, { field }, text, numeric, demands) => {
  if (isBlank(text)) {
    note(state, "birth-date-missing", field, "");
    return null;
  }
  const reading = readSomeDate(text, numeric);
  if (!reading.ok) {
    note(state, `birth-date-${reading.fault}`, field, text);
    return null;
  }
  const rule = bornFault(reading.date, demands);
  if (rule === undefined) state.bornOn = reading.date;
  else note(state, rule, field, text);
  return reading.date;
};

const readDateField: FieldReader = (state, { field }, text, numeric) => {
  if (isBlank(text)) return null;
  const reading = readSomeDate(text, numeric);
  if (reading.ok) return reading.date;
  note(state, "code-unknown", field, text);
  return null;
};

const readTextField: FieldReader = (_state, _column, text) => (text === "" || text === "-" ? null : text);

/** Codes, flags, ranks and the like: translated and looked up by the column's own reader. */
const readCodedField: FieldReader = (state, { field, read }, text, _numeric, demands) => {
  if (text === "" || read === undefined) {
    if (field.format === "sex" && demands.needsSex) note(state, "sex-unknown", field, "");
    if (field.format === "ppks") note(state, "ppks-type-unknown", field, "");
    return null;
  }
  const { value, rule } = read(text);
  if (rule !== undefined && !(text === "-" && rule === "code-unknown")) note(state, rule, field, text);
  if (field.format === "sex" && (value === "L" || value === "P")) state.sex = value;
  if (field.id === "family.orderNumber" && value !== null) state.familyOrder = value;
  return value;
};

const special: Partial<Readonly<Record<FieldFormat, FieldReader>>> = {
  nik: readNikField,
  kk: readKkField,
  household: readHouseholdField,
  name: readNameField,
  "birth-date": readBirthDateField,
  date: readDateField,
  text: readTextField,
};

/** How cells of a format are read into a row. */
export function fieldReader(format: FieldFormat): FieldReader {
  return special[format] ?? readCodedField;
}
