/**
 * Formula injection: a cell that starts with one of these is run by Excel, LibreOffice or Google Sheets when a
 * CSV is opened (OWASP "CSV Injection"). The full-width forms are folded to ASCII by East Asian Excel.
 */
const startsLikeFormula = /^'*[=+\-@\t\r\n＝＋－＠]/;
const plainNumber = /^[-+]?\d{1,11}(?:[.,]\d{1,11})?$/;

/** Prefixes `'` to a dangerous cell. Reversible: a cell that already looks guarded gets one more. */
export function guardCell(text: string): string {
  return startsLikeFormula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

/** Takes back what `guardCell` did; any other text is returned as it is. */
export function unguardCell(text: string): string {
  return text.startsWith("'") && startsLikeFormula.test(text) ? text.slice(1) : text;
}

/**
 * Excel reads a digit string in a CSV as a number whether quoted or not: over 11 digits it shows 3.6E+15, over
 * 15 it replaces the last digits by 0, and leading zeros go. `="…"` is the only form it shows and saves again
 * unharmed. Made from digits alone, so nothing can be injected through it.
 */
const endangeredDigits = /^(?:\d{12,}|0\d+)$/;
const digitsAsText = /^="(\d+)"$/;

export function keepDigits(text: string): string {
  return endangeredDigits.test(text) ? `="${text}"` : text;
}

/** `="3602…"` → `3602…`; any other text is returned as it is. */
export function plainDigits(text: string): string {
  return text.charCodeAt(0) === 61 ? (digitsAsText.exec(text)?.[1] ?? text) : text;
}
