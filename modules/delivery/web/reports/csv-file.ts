/** A cell that a spreadsheet would run as a formula (OWASP "CSV Injection"), as platform/sheets guards it. */
const startsLikeFormula = /^'*[=+\-@\t\r\n＝＋－＠]/;

const cell = (text: string): string => {
  const guarded = startsLikeFormula.test(text) ? `'${text}` : text;
  return /[";\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
};

/** CSV as an Indonesian Excel opens it: `;`, byte order mark, CRLF. */
export const csvText = (rows: ReadonlyArray<ReadonlyArray<string | number | bigint>>): string =>
  `\uFEFF${rows.map((row) => row.map((one) => (typeof one === "string" ? cell(one) : String(one))).join(";")).join("\r\n")}\r\n`;

/** Hands rows to the browser as a download. */
export function saveCsv(
  fileName: string,
  rows: ReadonlyArray<ReadonlyArray<string | number | bigint>>,
): void {
  const address = URL.createObjectURL(new Blob([csvText(rows)], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
