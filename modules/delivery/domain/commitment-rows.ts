/** One recipient's row of a pasted attendance sheet. */
export interface SheetMark {
  readonly line: number;
  /** NIK or KK number, 16 digits. */
  readonly number: string;
  readonly kept: boolean;
  readonly reason: string;
}

export interface SheetRead {
  readonly marks: readonly SheetMark[];
  readonly problems: ReadonlyArray<{ readonly line: number; readonly problem: "number" | "mark" | "reason" }>;
}

const yes = new Set(["ya", "y", "hadir", "memenuhi", "1", "v", "✓", "yes", "kept"]);
const no = new Set(["tidak", "t", "absen", "alpa", "0", "x", "✗", "no", "not kept"]);
const shortestReason = 10;

/**
 * Reads rows copied from a sheet: number, "ya" or "tidak", reason, divided by tabs or semicolons. A first row
 * without a number is taken for the head; a row that cannot be read is named with what it lacks, never guessed.
 */
export function readCommitmentRows(text: string): SheetRead {
  const marks: SheetMark[] = [];
  const problems: Array<SheetRead["problems"][number]> = [];
  for (const [index, row] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    if (row.trim() === "") continue;
    const [number = "", mark = "", ...rest] = row.split(/[\t;]/).map((cell) => cell.trim());
    const digits = number.replaceAll(/["'\s.]/g, "");
    const word = mark.toLowerCase();
    const reason = rest.join(" ").trim();
    if (!/^\d{16}$/.test(digits)) {
      if (line > 1 || /\d{6}/.test(digits)) problems.push({ line, problem: "number" });
    } else if (!yes.has(word) && !no.has(word)) problems.push({ line, problem: "mark" });
    else if (no.has(word) && reason.length < shortestReason) problems.push({ line, problem: "reason" });
    else marks.push({ line, number: digits, kept: yes.has(word), reason });
  }
  return { marks, problems };
}
