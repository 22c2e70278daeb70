import type { Locale } from "./errors.ts";

/**
 * Figures, money and dates as an Indonesian office writes them. The order of a date and the separators stay
 * Indonesian in the English screens too: a form read aloud by telephone must look the same to both.
 */

const numbers = new Intl.NumberFormat("id-ID");
const decimals = new Intl.NumberFormat("id-ID", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const tags: Readonly<Record<Locale, string>> = { id: "id-ID", en: "en-GB" };

/** 40112 → "40.112". */
export function formatNumber(value: number | bigint): string {
  return numbers.format(value);
}

/** 11.4 → "11,4". */
export function formatDecimal(value: number): string {
  return decimals.format(value);
}

/** 0.8234 → "82 %"; a share just below all is never rounded up to all, nor one just above nothing to nothing. */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (percent > 99 && percent < 100) return "99 %";
  if (percent > 0 && percent < 1) return "< 1 %";
  return `${Math.round(percent)} %`;
}

/** Whole rupiah: 64750000 → "Rp64.750.000"; negative with a minus before the sign. */
export function formatRupiah(amountRupiah: number | bigint): string {
  const negative = amountRupiah < 0;
  return `${negative ? "−" : ""}Rp${numbers.format(negative ? -amountRupiah : amountRupiah)}`;
}

/** Bytes as "1,1 MB" (decimal units, as file managers show). */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? formatNumber(value) : formatDecimal(value)} ${units[unit] ?? "B"}`;
}

/** "2026-10-17" → "17-10-2026"; an unreadable text is shown as it is. */
export function formatDate(civilDate: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(civilDate);
  return match === null ? civilDate : `${match[3]}-${match[2]}-${match[1]}`;
}

/** "2026-10-17" → "17 Oktober 2026". */
export function formatLongDate(civilDate: string, locale: Locale): string {
  const instant = new Date(`${civilDate.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(instant.getTime())) return civilDate;
  return new Intl.DateTimeFormat(tags[locale], {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(instant);
}

/** "2026-03" → "Maret 2026"; anything else stays as it is. */
export function formatMonth(month: string, locale: Locale): string {
  if (!/^\d{4}-\d{2}$/.test(month)) return month;
  return new Intl.DateTimeFormat(tags[locale], { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}

/** An instant on the clock of Banten: "17 Okt 2026, 14.05 WIB". */
export function formatInstant(instant: string | Date, locale: Locale): string {
  const parts = new Intl.DateTimeFormat(tags[locale], {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: "Asia/Jakarta",
  }).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("day")} ${part("month")} ${part("year")}, ${part("hour")}.${part("minute")} WIB`;
}

const steps: ReadonlyArray<readonly [Intl.RelativeTimeFormatUnit, number]> = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

/** How long ago or ahead, in the largest whole unit: "41 hari yang lalu", "dalam 3 jam". */
export function formatRelative(instant: string | Date, now: Date, locale: Locale): string {
  const seconds = (new Date(instant).getTime() - now.getTime()) / 1000;
  const relative = new Intl.RelativeTimeFormat(tags[locale], { numeric: "auto" });
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  }
  return relative.format(0, "minute");
}

/** Time left of long work: 75 → "±2 menit"; under a minute in tens of seconds. */
export function formatTimeLeft(seconds: number, locale: Locale): string {
  const words = locale === "id" ? ["detik", "menit", "jam"] : ["seconds", "minutes", "hours"];
  if (seconds < 60) return `±${Math.max(10, Math.ceil(seconds / 10) * 10)} ${words[0]}`;
  if (seconds < 5400) return `±${Math.ceil(seconds / 60)} ${words[1]}`;
  return `±${Math.ceil(seconds / 3600)} ${words[2]}`;
}
