/** "2026-11-22T10:15" as the browser's date-time field wants it, in the office's clock (WIB, UTC+7). */
export const wibField = (instant: Date): string =>
  new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 16);

/** The instant that such a field names; an unreadable one passes as it is and is refused by the server. */
export function instantOf(field: string): string {
  const instant = new Date(`${field}:00+07:00`);
  return Number.isNaN(instant.getTime()) ? field : instant.toISOString();
}
