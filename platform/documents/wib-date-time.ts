const format = new Intl.DateTimeFormat("id-ID", {
  timeZone: "Asia/Jakarta",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** "22 November 2026 pukul 07.15 WIB" */
export function wibDateTime(instant: Date): string {
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${part["day"]} ${part["month"]} ${part["year"]} pukul ${part["hour"]}.${part["minute"]} WIB`;
}
