import type { FieldFormat } from "../contract/file-profile.ts";
import { detached } from "./detached.ts";

/** What a cell became: `value` is text in the form the database reads, null where nothing is there. */
export type CellReading = { readonly value: string | null; readonly rule?: string };

/** Reads the text of one cell (trimmed, cleaned, not blank). `numeric` = the spreadsheet's cell holds a number. */
export type CellReader = (text: string) => CellReading;

const nothing: CellReading = { value: null };
const unknownCode: CellReading = { value: null, rule: "code-unknown" };

const largestSmallint = 32_767;

const asciiSigns = 128;

/** Remembers answers: code columns repeat a dozen texts over millions of rows. */
function remembered(read: CellReader): CellReader {
  const known = new Map<string, CellReading>();
  // Most cells are one ASCII sign: their answers lie in an array, a third of the cost of asking the map.
  const short: (CellReading | undefined)[] = Array.from({ length: asciiSigns }, () => undefined);
  return (text) => {
    const sign = text.length === 1 ? text.charCodeAt(0) : asciiSigns;
    const answer = sign < asciiSigns ? short[sign] : known.get(text);
    if (answer !== undefined) return answer;
    const fresh = read(text);
    if (sign < asciiSigns) short[sign] = fresh;
    else if (known.size < 5_000) known.set(detached(text), fresh);
    return fresh;
  };
}

const yes = new Set(["1", "ya", "y", "yes", "true", "ada", "x", "v", "√", "aktif", "menerima", "iya"]);
const no = new Set(["0", "2", "tidak", "t", "n", "no", "false", "tidak ada", "bukan", "-", "tdk"]);

function readFlag(whenYes: string, whenNo: string | null): CellReader {
  return remembered((text) => {
    const word = text.toLowerCase();
    if (yes.has(word)) return { value: whenYes };
    if (no.has(word)) return { value: whenNo };
    return unknownCode;
  });
}

function readInteger(largest: number): CellReader {
  return remembered((text) => {
    if (!/^\d{1,6}(?:[.,]0+)?$/.test(text)) return unknownCode;
    const number = Number.parseInt(text, 10);
    return number <= largest ? { value: String(number) } : unknownCode;
  });
}

const men = new Set(["l", "lk", "laki-laki", "laki laki", "laki", "pria", "male", "m", "1"]);
const women = new Set(["p", "pr", "perempuan", "wanita", "female", "f", "2"]);

const readSex = remembered((text) => {
  const word = text.toLowerCase();
  if (men.has(word)) return { value: "L" };
  if (women.has(word)) return { value: "P" };
  return { value: null, rule: "sex-unknown" };
});

function readRank(largest: number): CellReader {
  return remembered((text) => {
    const digits = /^(?:desil\s*)?(\d{1,3})(?:[.,]0+)?$/i.exec(text)?.[1];
    const rank = Number(digits ?? Number.NaN);
    return rank >= 1 && rank <= largest
      ? { value: String(rank) }
      : { value: null, rule: "decile-out-of-range" };
  });
}

const readStatus = remembered((text) => {
  const words = text.toUpperCase();
  if (words.includes("MENINGGAL")) return { value: "active-assessed-dead" };
  if (/NON\s*-?\s*AKTIF|TIDAK AKTIF/.test(words)) return { value: "inactive" };
  if (words.includes("AKTIF")) return { value: "active" };
  return unknownCode;
});

const readLifeStatus = remembered((text) =>
  ["alive", "dead", "moved-out", "missing"].includes(text) ? { value: text } : unknownCode,
);

const readPpks = remembered((text) => {
  const number = Number(/^(?:(?:pmks|ppks)\s*-?\s*)?(\d{1,2})$/i.exec(text)?.[1] ?? Number.NaN);
  return number >= 1 && number <= 26
    ? { value: String(number).padStart(2, "0") }
    : { value: null, rule: "ppks-type-unknown" };
});

const readDecimal: CellReader = (text) =>
  /^-?\d{1,3}(?:[.,]\d{1,12})?$/.test(text) ? { value: text.replace(",", ".") } : unknownCode;

/** "Rp1.750.000,00" and "1750000" are both 1750000 whole rupiah. */
const readRupiah = remembered((text) => {
  const digits = text
    .replace(/^rp\.?\s*/i, "")
    .replace(/,\d{1,2}$/, "")
    .replaceAll(/[.\s]/g, "");
  return /^\d{1,15}$/.test(digits) ? { value: digits } : unknownCode;
});

/** Sum of the bits that each named part stands for: "fisik|mental" → 1 + 4. */
const readBits = remembered((text) => {
  if (/^\d{1,2}$/.test(text)) return Number(text) <= 63 ? { value: text } : unknownCode;
  return unknownCode;
});

function readListed(codes: ReadonlySet<number>): CellReader {
  return remembered((text) => {
    const number = /^\d{1,4}(?:[.,]0+)?$/.test(text) ? Number.parseInt(text, 10) : Number.NaN;
    return codes.has(number) ? { value: String(number) } : unknownCode;
  });
}

const readers: Partial<Readonly<Record<FieldFormat, CellReader>>> = {
  sex: readSex,
  flag: readFlag("1", "2"),
  "aid-flag": readFlag("t", "f"),
  pbi: readFlag("1", null),
  integer: readInteger(largestSmallint),
  // Names of occupations are not in a code list of ours: kept nowhere, so that nothing wrong is stored.
  "integer-or-text": remembered((text) => (/^\d{1,3}$/.test(text) ? { value: text } : nothing)),
  decimal: readDecimal,
  rupiah: readRupiah,
  decile: readRank(10),
  percentile: readRank(100),
  disability: readBits,
  "snapshot-status": readStatus,
  "life-status": readLifeStatus,
  ppks: readPpks,
  card: (text) => ({ value: text.replaceAll(/\D/g, "").slice(-4) }),
};

/** The codes of the file turned into ours before they are read; an unknown one stays and is then found wanting. */
function translating(codes: Readonly<Record<string, string>>, format: FieldFormat, read: CellReader) {
  const upper = new Map(Object.entries(codes).map(([from, to]) => [from.toUpperCase(), to]));
  return remembered((text) => {
    const key = text.toUpperCase();
    const to = upper.get(key) ?? upper.get(key.replace(/^0+(?=\d)/, ""));
    if (to === "") return nothing;
    if (to !== undefined) return read(to);
    if (format !== "disability") return read(text);
    const parts = key.split(/[|,;+/]/).map((part) => upper.get(part.trim()));
    if (parts.some((part) => part === undefined)) return unknownCode;
    return { value: String(parts.reduce((sum, part) => sum | Number(part), 0)) };
  });
}

/** How cells of a format are read; undefined for the formats that check-row.ts treats itself. */
export function cellReader(
  format: FieldFormat,
  listed: ReadonlySet<number> | undefined,
  codes: Readonly<Record<string, string>> | undefined,
): CellReader | undefined {
  const plain = format === "code" ? (listed ? readListed(listed) : readInteger(9_999)) : readers[format];
  if (plain === undefined) return undefined;
  return codes === undefined ? plain : translating(codes, format, plain);
}

// Space-like signs become a space without a word; signs nobody can see are taken out and told.
const spaceLike = /[\u00a0\u2000-\u200a\u202f\u3000\t\r\n]+/g;
const invisible = /(?![\t\n\r])[\p{Cc}\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff]/gu;
const [firstPlain, lastPlain, space] = [33, 126, 32];

/** True for a cell of visible ASCII without spaces at its ends: nearly all cells, told without a regular expression. */
export function isPlainCell(raw: string): boolean {
  const last = raw.length - 1;
  for (let index = 0; index <= last; index += 1) {
    const code = raw.charCodeAt(index);
    if (code >= firstPlain && code <= lastPlain) continue;
    if (code !== space || index === 0 || index === last) return false;
  }
  return true;
}

/** A cell without spaces at its ends and without invisible signs; `cleaned` tells that there were any. */
export function cleanCell(raw: string): { readonly text: string; readonly cleaned: boolean } {
  const visible = raw.replaceAll(invisible, "");
  return { text: visible.replaceAll(spaceLike, " ").trim(), cleaned: visible.length !== raw.length };
}
