import { bankText } from "./bank-text.ts";
import type { Cell, Channel, Layout } from "./channel.ts";

/** One payment as a file tells it. */
export interface FileLine {
  readonly reference: string;
  readonly name: string;
  readonly account: string;
  readonly nik: string;
  readonly amountRupiah: bigint;
}

/** What concerns the whole file. */
export interface FileHead {
  /** Number of the batch, six digits. */
  readonly batch: string;
  /** Day of payment, YYYY-MM-DD. */
  readonly date: string;
  readonly remark: string;
}

export interface WrittenFile {
  readonly text: string;
  readonly lines: number;
  readonly totalRupiah: bigint;
}

/** Thrown where data do not fit the channel's layout: nothing is cut that is a number. */
export class DoesNotFit extends Error {
  readonly value: string;
  readonly position: number;
  constructor(value: string, position: number) {
    super(`${value} of line ${position} does not fit the channel's layout`);
    this.value = value;
    this.position = position;
  }
}

const dateText = (date: string, format: Cell["date"]) => {
  const [year = "", month = "", day = ""] = date.split("-");
  if (format === "YYYYMMDD") return year + month + day;
  if (format === "DDMMYYYY") return day + month + year;
  return format === "DD-MM-YYYY" ? `${day}-${month}-${year}` : date;
};

type Values = Readonly<Partial<Record<Cell["value"], string>>>;

function cellText(cell: Cell, values: Values, channel: Channel): string {
  if (cell.value === "text") return cell.text ?? "";
  if (cell.value === "date") return dateText(values.date ?? "", cell.date);
  const value = values[cell.value] ?? "";
  if (cell.value === "name" || cell.value === "remark" || cell.value === "name-at-bank")
    return bankText(value, channel.characters, Math.min(cell.max ?? 200, cell.width ?? 200));
  if ((cell.value === "amount" || cell.value === "total") && value !== "")
    return value + "0".repeat(cell.decimals);
  return value;
}

function delimited(layout: Layout, cell: Cell, text: string): string {
  // ="…" is made of digits alone, so nothing can be injected through it.
  const shown = cell.digits === "excel" && /^\d+$/.test(text) ? `="${text}"` : text;
  const asked =
    layout.quote === "always" ||
    (layout.quote === "needed" && (shown.includes(layout.delimiter) || /["\r\n]|^\s|\s$/.test(shown)));
  return asked ? `"${shown.replaceAll('"', '""')}"` : shown.replaceAll(layout.delimiter, " ");
}

function rowText(
  layout: Layout,
  row: readonly Cell[],
  values: Values,
  channel: Channel,
  position: number,
): string {
  const texts = row.map((cell) => {
    const text = cellText(cell, values, channel);
    const limit = layout.format === "fixed" ? cell.width : cell.max;
    if (limit !== undefined && text.length > limit) throw new DoesNotFit(cell.value, position);
    if (layout.format === "delimited") return delimited(layout, cell, text);
    return cell.align === "right"
      ? text.padStart(cell.width ?? 0, cell.pad)
      : text.padEnd(cell.width ?? 0, cell.pad);
  });
  return texts.join(layout.format === "fixed" ? "" : layout.delimiter) + layout.newline;
}

/** Number and sum of the lines, for header and trailer. */
export interface FileTotals {
  readonly lines: number;
  readonly totalRupiah: bigint;
}

/**
 * A file in a channel's layout in three parts, so that a long one can be written page by page: header and trailer
 * with their control totals around the lines. The same lines give the same text, always: nothing of a clock is in it.
 */
export function fileWriter(
  layout: Layout,
  channel: Channel,
  head: FileHead,
  totals: FileTotals,
): {
  readonly begin: () => string;
  /** Rows of `lines`; `position` = that of the first of them, 1 = the first of the file. */
  readonly rows: (lines: readonly FileLine[], position: number) => string;
  readonly end: () => string;
} {
  const whole: Values = {
    batch: head.batch,
    date: head.date,
    remark: head.remark,
    count: String(totals.lines),
    total: String(totals.totalRupiah),
    "debit-account": channel.debitAccount,
  };
  const titles = () =>
    layout.line
      .map((cell) => delimited(layout, { ...cell, digits: "plain" }, cell.title ?? ""))
      .join(layout.delimiter) + layout.newline;
  const row = (line: FileLine, position: number) =>
    rowText(
      layout,
      layout.line,
      {
        ...whole,
        position: String(position),
        reference: line.reference,
        name: line.name,
        account: line.account,
        nik: line.nik,
        amount: String(line.amountRupiah),
      },
      channel,
      position,
    );
  return {
    begin: () =>
      (layout.header ? rowText(layout, layout.header, whole, channel, 0) : "") +
      (layout.titles ? titles() : ""),
    rows: (lines, position) => lines.map((line, index) => row(line, position + index)).join(""),
    end: () => (layout.trailer ? rowText(layout, layout.trailer, whole, channel, totals.lines + 1) : ""),
  };
}

/** The whole file of lines that are at hand. */
export function writeFile(
  layout: Layout,
  channel: Channel,
  head: FileHead,
  lines: readonly FileLine[],
): WrittenFile {
  const totals = {
    lines: lines.length,
    totalRupiah: lines.reduce((sum, line) => sum + line.amountRupiah, 0n),
  };
  const writer = fileWriter(layout, channel, head, totals);
  return { text: writer.begin() + writer.rows(lines, 1) + writer.end(), ...totals };
}
