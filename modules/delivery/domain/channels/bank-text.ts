const plain: Readonly<Record<string, string>> = {
  "‘": "'",
  "’": "'",
  "‚": "'",
  "`": "'",
  "´": "'",
  ʻ: "'",
  "“": " ",
  "”": " ",
  '"': " ",
  "–": "-",
  "—": "-",
  "‐": "-",
  "‑": "-",
  "−": "-",
  "…": ".",
  "·": ".",
  "•": " ",
  æ: "AE",
  Æ: "AE",
  ø: "O",
  Ø: "O",
  œ: "OE",
  Œ: "OE",
  ß: "SS",
  ł: "L",
  Ł: "L",
  đ: "D",
  Đ: "D",
  ð: "D",
  Ð: "D",
  þ: "TH",
  Þ: "TH",
  ı: "I",
  "&": " DAN ",
};

const forbidden = new Map<string, RegExp>();

/** Signs outside the channel's class; made once per class, as a file asks a hundred thousand times. */
function outside(characters: string): RegExp {
  const known = forbidden.get(characters) ?? new RegExp(`[^${characters}]`, "gu");
  forbidden.set(characters, known);
  return known;
}

// Most names are plain capitals already: asking first spares them four passes.
const isPlain = /^[A-Z0-9]+( [A-Z0-9]+)*$/;

/**
 * Text as a bank's batch system takes it: capitals, plain letters, only the channel's characters, single spaces, at
 * most `max` characters. It never begins with a sign that a spreadsheet would run as a formula (OWASP "CSV
 * Injection"): a quote in front, the usual guard, would be part of the name at the bank.
 */
export function bankText(text: string, characters: string, max = 200): string {
  if (isPlain.test(text)) return text.slice(0, max).trim();
  const folded = Array.from(
    text.toWellFormed().normalize("NFD").replace(/\p{M}/gu, ""),
    (letter) => plain[letter] ?? letter,
  )
    .join("")
    .toUpperCase();
  const allowed = folded.replace(outside(characters), " ").replace(/\s+/g, " ");
  return allowed
    .replace(/^[\s=+\-@'.]+/, "")
    .trim()
    .slice(0, max)
    .trim();
}
