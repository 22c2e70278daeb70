import { z } from "zod";

/** How a file was read. Kept with the batch, so that every later pass reads it the same way. */
export const FileReading = z.object({
  format: z.enum(["csv", "xlsx"]),
  encoding: z.string().exactOptional(),
  delimiter: z.string().exactOptional(),
  sheetName: z.string().exactOptional(),
  /** Number of the row that holds the headers, as a spreadsheet shows it. */
  headerRow: z.int().positive(),
  headers: z.array(z.string()),
  skipsNumbering: z.boolean(),
  /** Rows the file may have, from its size: what progress is measured against. */
  estimatedRows: z.int().nonnegative(),
});
export type FileReading = z.infer<typeof FileReading>;

export const MappedColumnShape = z.strictObject({
  index: z.int().nonnegative(),
  header: z.string(),
  field: z.string().nullable(),
  codes: z.string().exactOptional(),
});

/** Something a rule says about the file as a whole. */
export const FileFinding = z.object({ rule: z.string(), value: z.string() });
export type FileFinding = z.infer<typeof FileFinding>;

export const BatchState = z.enum([
  "received",
  "checking",
  "checked",
  "applying",
  "applied",
  "closed",
  "undoing",
  "undone",
  "cancelled",
  "refused",
  "failed",
]);
export type BatchState = z.infer<typeof BatchState>;

export const DifferenceKind = z.enum(["new", "gone", "decile-up", "decile-down", "dead", "moved", "changed"]);
export type DifferenceKind = z.infer<typeof DifferenceKind>;
