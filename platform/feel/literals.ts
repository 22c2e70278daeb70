/** "−12,50" as FEEL writes it ("-12.50") → the digits without the point and how many stand behind it. */
export function readNumber(text: string): { readonly digits: bigint; readonly scale: number } | null {
  const match = /^(-?)\s*(\d*)(?:\.(\d+))?$/.exec(text);
  if (match === null) return null;
  const [, sign = "", whole = "", fraction = ""] = match;
  if (whole === "" && fraction === "") return null;
  const digits = BigInt(whole + fraction);
  return { digits: sign === "-" ? -digits : digits, scale: fraction.length };
}

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  '"': '"',
  "'": "'",
  "\\": "\\",
};

/** The value of a FEEL string literal, quotes included; null where it holds what no list of words can hold. */
export function readText(literal: string): string | null {
  const inner = literal.slice(1, -1);
  const value = inner.replace(
    /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))/gsu,
    (whole, four: string | undefined, six: string | undefined, one: string | undefined) => {
      const point = four ?? six;
      if (point !== undefined) {
        const code = Number.parseInt(point, 16);
        return code > 0x10ffff ? "\0" : String.fromCodePoint(code);
      }
      return escapes[one ?? ""] ?? whole;
    },
  );
  // Control characters have no place in codes and names, and PostgreSQL's text cannot hold U+0000.
  return value.isWellFormed() && !/\p{Cc}/u.test(value) ? value : null;
}

/** "2026-02-29" → null: only days that exist, in the years 1000 to 9999. */
export function readDate(text: string): string | null {
  if (!/^[1-9]\d{3}-\d\d-\d\d$/.test(text)) return null;
  const day = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text ? null : text;
}

/** digits and scale → "12.50". */
export function writeNumber(digits: bigint, scale: number): string {
  const sign = digits < 0n ? "-" : "";
  const plain = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, "0");
  return scale === 0 ? sign + plain : `${sign}${plain.slice(0, -scale)}.${plain.slice(-scale)}`;
}

export function writeText(value: string): string {
  return `"${value.replace(/["\\]/g, (mark) => `\\${mark}`)}"`;
}
