import type { Cell, Channel, Layout } from "./channel.ts";

/** A line of a bank's answer; `problem` names what keeps it from being read. */
export interface ReadLine {
  /** Line of the file, 1 = the first. */
  readonly line: number;
  readonly reference: string;
  readonly amountRupiah: bigint | null;
  readonly status: string;
  readonly message: string;
  readonly nameAtBank: string;
  readonly problem: "columns" | "amount" | "reference" | "status" | null;
}

export type ReadResult =
  | {
      readonly ok: true;
      readonly lines: readonly ReadLine[];
      /** Number of the batch that the file says it answers, where its layout tells. */
      readonly batch: string | null;
      /** False where the layout has no control totals: the file may be a part. */
      readonly complete: boolean;
    }
  | {
      readonly ok: false;
      readonly fault: "empty" | "not-this-layout" | "cut-off";
      readonly linesRead: number;
      readonly linesStated: number | null;
      readonly totalRead: bigint;
      readonly totalStated: bigint | null;
    };

/** Largest amount of one payment: 15 digits, as everywhere else. */
const amountPattern = /^\d{1,17}$/;

function splitDelimited(text: string, delimiter: string): string[] {
  if (!text.includes('"')) return text.split(delimiter);
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index] ?? "";
    if (quoted && letter === '"' && text[index + 1] === '"') {
      cell += '"';
      index += 1;
    } else if (letter === '"' && (quoted || cell === "" || cell === "=")) quoted = !quoted;
    else if (letter === delimiter && !quoted) {
      cells.push(cell);
      cell = "";
    } else cell += letter;
  }
  cells.push(cell);
  return cells;
}

function splitFixed(text: string, row: readonly Cell[]): string[] {
  let from = 0;
  return row.map((cell) => {
    const part = text.slice(from, from + (cell.width ?? 0));
    from += cell.width ?? 0;
    return part;
  });
}

type Cells = Readonly<Partial<Record<Cell["value"], string>>>;

const unpadded = (text: string, cell: Cell) => {
  const bare = text.trim();
  return cell.pad === "0" && cell.align === "right" ? bare.replace(/^0+(?=\d)/, "") : bare;
};

/** Cells of one row by what they hold; undefined where it is not such a row. */
function readRow(layout: Layout, row: readonly Cell[], text: string): Cells | undefined {
  if (
    layout.format === "fixed" &&
    text.trimEnd().length > row.reduce((sum, cell) => sum + (cell.width ?? 0), 0)
  )
    return undefined;
  const parts = layout.format === "fixed" ? splitFixed(text, row) : splitDelimited(text, layout.delimiter);
  if (parts.length !== row.length) return undefined;
  const cells: Partial<Record<Cell["value"], string>> = {};
  for (const [index, cell] of row.entries()) {
    const part = unpadded(parts[index] ?? "", cell).replace(/^="(.*)"$|^=(\d+)$/, "$1$2");
    if (cell.value === "text" && part !== (cell.text ?? "").trim()) return undefined;
    cells[cell.value] =
      cell.value === "amount" || cell.value === "total" ? withoutDecimals(part, cell) : part;
  }
  return cells;
}

function withoutDecimals(text: string, cell: Cell): string {
  if (cell.decimals === 0 || !amountPattern.test(text)) return text;
  const padded = text.padStart(cell.decimals + 1, "0");
  return padded.endsWith("00") ? padded.slice(0, -cell.decimals) : "";
}

const amountOf = (text: string | undefined): bigint | null =>
  text !== undefined && amountPattern.test(text) && BigInt(text) < 10n ** 15n ? BigInt(text) : null;

function readLine(layout: Layout, channel: Channel, text: string, line: number): ReadLine {
  const cells = readRow(layout, layout.line, text);
  const none = { line, reference: "", amountRupiah: null, status: "", message: "", nameAtBank: "" };
  if (!cells) return { ...none, problem: "columns" };
  const read = {
    line,
    reference: cells.reference ?? "",
    amountRupiah: amountOf(cells.amount),
    status: cells.status ?? "",
    message: (cells.message ?? "").slice(0, 200),
    nameAtBank: (cells["name-at-bank"] ?? "").slice(0, 120),
  };
  const asksAmount = layout.line.some((cell) => cell.value === "amount");
  if (!/^\d{14}$/.test(read.reference)) return { ...read, problem: "reference" };
  if (asksAmount && read.amountRupiah === null) return { ...read, problem: "amount" };
  if (channel.statuses[read.status] === undefined && channel.statuses["*"] === undefined)
    return { ...read, problem: "status" };
  return { ...read, problem: null };
}

/**
 * Reads a bank's answer in the channel's layout. Where the layout has control totals, a file whose lines or sum
 * differ from them, or that ends before its trailer, is refused whole as cut off.
 */
export function readFile(layout: Layout, channel: Channel, text: string): ReadResult {
  const rows = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  while (rows.at(-1)?.trim() === "") rows.pop();
  const fail = (
    fault: "empty" | "not-this-layout" | "cut-off",
    more: Partial<Extract<ReadResult, { ok: false }>> = {},
  ) => ({
    ok: false as const,
    fault,
    linesRead: 0,
    linesStated: null,
    totalRead: 0n,
    totalStated: null,
    ...more,
  });
  if (rows.length === 0) return fail("empty");
  const header = layout.header ? readRow(layout, layout.header, rows[0] ?? "") : {};
  if (!header) return fail("not-this-layout");
  const first = (layout.header ? 1 : 0) + (layout.titles ? 1 : 0);
  const trailer = layout.trailer ? readRow(layout, layout.trailer, rows.at(-1) ?? "") : undefined;
  const body = rows.slice(first, layout.trailer && trailer ? -1 : undefined);
  const lines = body.map((row, index) => readLine(layout, channel, row, first + index + 1));
  if (lines.length > 0 && lines.every((line) => line.problem === "columns")) return fail("not-this-layout");
  const totalRead = lines.reduce((sum, line) => sum + (line.amountRupiah ?? 0n), 0n);
  const stated = { ...header, ...trailer };
  const linesStated = stated.count === undefined ? null : Number(amountOf(stated.count) ?? -1n);
  const totalStated = stated.total === undefined ? null : (amountOf(stated.total) ?? -1n);
  const figures = { linesRead: lines.length, linesStated, totalRead, totalStated };
  if (layout.trailer && !trailer) return fail("cut-off", figures);
  if (linesStated !== null && linesStated !== lines.length) return fail("cut-off", figures);
  // A garbled amount is an error of its line, told there; the sum can then not be checked.
  const summable = lines.every((line) => line.amountRupiah !== null);
  if (totalStated !== null && summable && totalStated !== totalRead) return fail("cut-off", figures);
  if (lines.length === 0) return fail("empty");
  return { ok: true, lines, batch: stated.batch ?? null, complete: linesStated !== null };
}
