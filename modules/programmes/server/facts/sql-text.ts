/** A text as an SQL literal; nothing in it can end the literal. */
export function sqlText(text: string): string {
  if (text.includes("\0")) throw new Error("a text with U+0000 cannot be written to SQL");
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return text.includes("\\") ? ` E${quoted.replaceAll("\\", "\\\\")}` : quoted;
}

/** A civil date as an SQL literal. Throws on anything else. */
export function sqlDate(date: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) throw new Error("not a civil date");
  return `date '${date}'`;
}
