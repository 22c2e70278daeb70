/** Dates as day numbers since 1970-01-01 (proleptic Gregorian): arithmetic without Date objects, which are slow. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export function fromDayNumber(number: number): { year: number; month: number; day: number } {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

/** Completed years on the day `asOf` (a day number). */
export function ageOn(born: { year: number; month: number; day: number }, asOf: number): number {
  const now = fromDayNumber(asOf);
  const years = now.year - born.year;
  return now.month < born.month || (now.month === born.month && now.day < born.day) ? years - 1 : years;
}

/** Cut-off of the k-th snapshot: the 17th, every three months from 17 January 2026 (DTSEN practice, domain notes §4.2). */
export function cutOffOf(snapshot: number): { year: number; month: number; day: number } {
  const months = (snapshot - 1) * 3;
  return { year: 2026 + Math.floor(months / 12), month: 1 + (months % 12), day: 17 };
}
