import file from "#reference/verification/calendar.json" with { type: "json" };
import type { Tier } from "./ladder.ts";

/** Last days of one period, as civil dates in WIB. */
export interface Deadlines {
  readonly sendUptoOn: string;
  readonly backingUptoOn: string;
  readonly tiers: Readonly<Record<Exclude<Tier, "village">, string>>;
}

/** Deadlines of a period ("2026-11") by the newest calendar that had begun by then (reference/verification/calendar.json). */
export function deadlinesOf(period: string): Deadlines {
  const calendars = file.calendars.toSorted((one, other) => one.fromPeriod.localeCompare(other.fromPeriod));
  const calendar = calendars.findLast(({ fromPeriod }) => fromPeriod <= period) ?? calendars[0];
  if (calendar === undefined) throw new Error("reference/verification/calendar.json holds no calendar");
  const day = (of: number) => `${period}-${String(of).padStart(2, "0")}`;
  return {
    sendUptoOn: day(calendar.sendUpto),
    backingUptoOn: day(calendar.backingUpto),
    tiers: {
      district: day(calendar.district),
      regency: day(calendar.regency),
      province: day(calendar.province),
    },
  };
}

/** The period a proposal sent on this day belongs to: this month's, or the next once its last day has passed. */
export function periodFor(today: string): string {
  const period = today.slice(0, 7);
  if (today <= deadlinesOf(period).sendUptoOn) return period;
  const [year = 0, month = 0] = period.split("-").map(Number);
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, "0")}`;
}
