import { z } from "zod";

/**
 * A payment channel as data (reference/templates/payment-channels/*.json): how a bank or the post wants its file and
 * how it answers. No bank publishes its layout (domain notes §7), so every layout is what an office and its bank
 * agreed on; a new one needs a file, no code.
 */

const TwoLanguages = z.strictObject({ id: z.string().min(1), en: z.string().min(1) });

/** What a cell of a file holds. `text` is written as it stands and, when read, must be there. */
export const cellValues = [
  "text",
  "blank",
  "position",
  "account",
  "name",
  "amount",
  "reference",
  "remark",
  "nik",
  "batch",
  "date",
  "count",
  "total",
  "debit-account",
  "status",
  "message",
  "name-at-bank",
] as const;

export const Cell = z.strictObject({
  value: z.enum(cellValues),
  /** For `text`: the constant. */
  text: z.string().optional(),
  /** Column title, where the file has a row of titles. */
  title: z.string().optional(),
  /** Fixed-width files: characters of the cell. */
  width: z.int().min(1).max(200).optional(),
  align: z.enum(["left", "right"]).default("left"),
  pad: z.string().length(1).default(" "),
  /** Longest text; longer is cut. Names and remarks only: a number that does not fit is an error. */
  max: z.int().min(1).max(200).optional(),
  date: z.enum(["YYYYMMDD", "DDMMYYYY", "DD-MM-YYYY", "YYYY-MM-DD"]).default("YYYYMMDD"),
  /** Implied decimals of an amount: 2 writes 500000 as 50000000. */
  decimals: z.union([z.literal(0), z.literal(2)]).default(0),
  /** "excel" writes long digits as ="…", for lists that people open in a spreadsheet. */
  digits: z.enum(["plain", "excel"]).default("plain"),
});
export type Cell = z.output<typeof Cell>;

const Row = z.array(Cell).min(1);

export const Layout = z
  .strictObject({
    format: z.enum(["delimited", "fixed"]),
    delimiter: z.enum([",", ";", "|", "\t"]).default(","),
    quote: z.enum(["always", "needed", "never"]).default("needed"),
    newline: z.enum(["\r\n", "\n"]).default("\r\n"),
    encoding: z.enum(["utf-8", "windows-1252"]).default("utf-8"),
    header: Row.nullable().default(null),
    titles: z.boolean().default(false),
    line: Row,
    trailer: Row.nullable().default(null),
  })
  .refine(
    (layout) =>
      layout.format === "delimited" ||
      [layout.header, layout.line, layout.trailer].every((row) => row?.every((cell) => cell.width) ?? true),
    { message: "Every cell of a fixed-width file needs a width." },
  );
export type Layout = z.output<typeof Layout>;

/** Why a transfer came back, as this system names it; the bank's own codes are mapped to these. */
export const rejectClasses = [
  "account-not-found",
  "account-closed",
  "account-dormant",
  "name-differs",
  "nik-failed",
  "not-collected",
  "other",
] as const;
export type RejectClass = (typeof rejectClasses)[number];

export const Channel = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{1,31}$/),
  title: TwoLanguages,
  kind: z.enum(["bank", "post", "cash"]),
  /** What is not agreed with the bank yet, shown beside the channel. */
  unverified: z.string().default(""),
  needsAccount: z.boolean(),
  /** Account the money leaves from, as the letter and the file name it. */
  debitAccount: z.string().default(""),
  maxLines: z.int().min(1).max(999_999),
  /** "{batch}" = number of the batch, "{date}" = day of payment as YYYYMMDD. */
  fileName: z.string().min(5),
  returnFileHint: TwoLanguages,
  /** What the bank's system takes, after capitals and plain letters were made: a class of a regular expression. */
  characters: z.string().default("A-Z0-9 .,/()'-"),
  /** "{programme}", "{period}", "{stage}". */
  remark: z.string().default("{programme} {period}"),
  export: Layout,
  return: Layout,
  nameCheck: Layout.nullable().default(null),
  /** The bank's status → "paid" or why it came back; "*" = every other status. */
  statuses: z.record(z.string(), z.enum(["paid", ...rejectClasses])),
});
export type Channel = z.output<typeof Channel>;
