import { z } from "zod";

const Bilingual = z.strictObject({ id: z.string(), en: z.string() });

/** How a cell is read; the meaning of each lies in domain/read-*.ts. */
export const FieldFormat = z.enum([
  "nik",
  "kk",
  "household",
  "name",
  "text",
  "birth-date",
  "date",
  "sex",
  "code",
  "flag",
  "aid-flag",
  "pbi",
  "integer",
  "integer-or-text",
  "decimal",
  "rupiah",
  "decile",
  "percentile",
  "disability",
  "snapshot-status",
  "life-status",
  "ppks",
  "card",
  "place",
]);
export type FieldFormat = z.infer<typeof FieldFormat>;

/** A thing that a column of some file can hold, and where in the registry it belongs. */
export const IntakeField = z.strictObject({
  id: z.string(),
  format: FieldFormat,
  codeList: z.string().optional(),
  /** `table.column` of schema registry; without it the value is read and checked, but kept nowhere. */
  column: z.string().optional(),
  /** How the value is hidden in reasons; "protected" = never shown at all (health, notes on a person). */
  mask: z.enum(["number", "name", "date", "address", "protected"]).optional(),
  label: Bilingual,
});
export type IntakeField = z.infer<typeof IntakeField>;

export const ProfileColumn = z.strictObject({
  header: z.string().min(1),
  aliases: z.array(z.string()).optional(),
  /** Without a field the column is known but not wanted. */
  field: z.string().optional(),
  /** Key into the profile's `codes`: the file's codes differ from the field's list and are translated. */
  codes: z.string().optional(),
  required: z.boolean().optional(),
});
export type ProfileColumn = z.infer<typeof ProfileColumn>;

export const ProfileUnit = z.enum(["family", "household", "person", "recipient"]);
export type ProfileUnit = z.infer<typeof ProfileUnit>;

const CodeSystem = z.enum(["kemendagri", "bps"]);

/** The places of a row: by codes of one or several systems, by names, or asked once for the whole file. */
const Places = z.looseObject({
  system: z.union([z.enum(["names", "asked"]), CodeSystem, z.array(CodeSystem)]),
});

/**
 * A kind of file the office receives, as data: which columns it has, under which names, and what they mean.
 * `unit` is what one group of rows stands for; every row is a person in all of them.
 */
export const FileProfile = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{2,60}$/),
  version: z.int().positive(),
  title: Bilingual,
  unit: ProfileUnit,
  source: z.strictObject({
    code: z.string().regex(/^[A-Z0-9-]{2,30}$/),
    /** "snapshot": a dated whole, compared with the one before; the others only add and change. */
    kind: z.enum(["snapshot", "population", "list", "recipients"]),
    issuer: z.string().optional(),
    cutOffOn: z.iso.date().optional(),
    cutOffField: z.string().optional(),
  }),
  file: z.strictObject({
    /** Usual one first. */
    delimiters: z.array(z.string().length(1)).min(1),
    skip: z.array(z.enum(["numbering"])),
  }),
  places: Places,
  note: z.string().optional(),
  columns: z.array(ProfileColumn).min(1).max(400),
  /** Columns some senders add to the format; known, never expected. */
  extraColumns: z.array(ProfileColumn).optional(),
  codes: z.record(z.string(), z.record(z.string(), z.string())).optional(),
});
export type FileProfile = z.infer<typeof FileProfile>;

export const Severity = z.enum(["refuse", "hold", "warn", "tell"]);
export type Severity = z.infer<typeof Severity>;

/** A named check: its weight and its words are data, so that an office can change both. */
export const ValidationRule = z.strictObject({
  id: z.string(),
  severity: Severity,
  scope: z.enum(["row", "file"]),
  field: z.string().optional(),
  parameters: z.record(z.string(), z.number()).optional(),
  /** `{value}`, `{other}` and names of parameters are filled in. */
  reason: Bilingual,
  remedy: Bilingual,
});
export type ValidationRule = z.infer<typeof ValidationRule>;
