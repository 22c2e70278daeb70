/** Calendar dates as ISO text "YYYY-MM-DD": a birth date has no time and no zone. */
export type CivilDate = string;

const isoPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days in a month (1–12) of a year, Gregorian; 0 for another month. Without a Date: a file has millions of dates. */
export function daysInMonth(year: number, month: number): number {
  const isLeap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return (monthDays[month - 1] ?? 0) + (isLeap ? 1 : 0);
}

/** True only for a day that exists: 31/02 does not. */
export function isCivilDate(text: string): boolean {
  const match = isoPattern.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Completed years from birth to `on`; both must be civil dates. */
export function ageYears(bornOn: CivilDate, on: CivilDate): number {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return on.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

/** The date in Banten (WIB, UTC+7, no summer time) at an instant. */
export function civilDateInWib(instant: Date): CivilDate {
  return new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
}
