import type { Sex } from "./names.ts";
import type { Places } from "./places.ts";
import type { Random } from "./random.ts";

/** A birth date as three numbers: cheap to make by the million. */
export interface BirthDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Who asks for a number: the first snapshot, a later one (2–8), or a planted duplicate. */
export type Intake = "base" | "duplicate" | number;
export const largestSnapshot = 8;

interface SerialRange {
  readonly from: number;
  readonly size: number;
}

/**
 * Serials lie from 9000 up, where no real person's number is, in ranges that cannot meet: base 9000–9599,
 * one-digit typing errors 96xx, newcomers of snapshot 2–8 from 9700 in fourteens; people registered elsewhere
 * 9800–9879, planted duplicates 9880–9899, newcomers registered elsewhere from 9900 in fourteens.
 */
function localRange(intake: Intake): SerialRange {
  if (intake === "base") return { from: 9000, size: 600 };
  if (intake === "duplicate") throw new Error("A duplicate's number is one from elsewhere");
  return { from: 9700 + (intake - 2) * 14, size: 14 };
}

function elsewhereRange(intake: Intake): SerialRange {
  if (intake === "base") return { from: 9800, size: 80 };
  if (intake === "duplicate") return { from: 9880, size: 20 };
  return { from: 9900 + (intake - 2) * 14, size: 14 };
}

const dates = 100 * 12 * 31;
const datePosition = (born: BirthDate): number =>
  (born.year % 100) * 372 + (born.month - 1) * 31 + (born.day - 1);
const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

/**
 * Gives NIK and KK numbers, each once in a whole run. Numbers of the district being made are counted in flat
 * arrays that are cleared at each district, so memory does not grow with the province; only people first
 * registered elsewhere (about one in eight) need a map.
 */
export class NumberOffice {
  private readonly places: Places;
  private readonly local = new Map<Intake, Uint16Array>();
  private readonly families = new Map<Intake, Uint16Array>();
  private readonly elsewhere = new Map<Intake, Map<number, number>>();
  private readonly movedFamilies = new Map<string, number>();
  private readonly typing = new Set<string>();
  private district = "";

  constructor(places: Places) {
    this.places = places;
  }

  startDistrict(code: string): void {
    this.district = code;
    for (const counts of [...this.local.values(), ...this.families.values()]) counts.fill(0);
  }

  /** A NIK of the current district; when that day is full there, of another district of the same region. */
  nikHere(born: BirthDate, sex: Sex, intake: Intake): string {
    const counts = countsOf(this.local, intake, dates * 2);
    const at = datePosition(born) * 2 + (sex === "P" ? 1 : 0);
    const used = counts[at] ?? 0;
    const range = localRange(intake);
    if (used >= range.size) return this.nikElsewhere(this.nextDistrict(this.district), born, sex, intake);
    counts[at] = used + 1;
    return nikText(this.district, born, sex, serial(range, used, at));
  }

  /** A NIK of any district in the country, for those first registered there. */
  nikElsewhere(districtCode: string, born: BirthDate, sex: Sex, intake: Intake): string {
    const counts = this.elsewhere.get(intake) ?? new Map<number, number>();
    this.elsewhere.set(intake, counts);
    const range = elsewhereRange(intake);
    const at = datePosition(born) * 2 + (sex === "P" ? 1 : 0);
    for (let district = districtCode; ; district = this.nextDistrict(district)) {
      const key = Number(district) * dates * 2 + at;
      const used = counts.get(key) ?? 0;
      if (used >= range.size) continue;
      counts.set(key, used + 1);
      return nikText(district, born, sex, serial(range, used, at));
    }
  }

  /** The same number with one digit of its serial mistyped, or undefined where that was done already. */
  mistyped(number: string): string | undefined {
    const wrong = `${number.slice(0, 13)}6${number.slice(14)}`;
    if (this.typing.has(wrong)) return undefined;
    this.typing.add(wrong);
    return wrong;
  }

  /** A family card number of the current district: place of issue, day of recording, serial. */
  familyNumber(random: Random, intake: Intake): string {
    const counts = countsOf(this.families, intake, dates);
    const range = localRange(intake);
    for (;;) {
      const recorded = recordingDay(random);
      const at = datePosition(recorded);
      const used = counts[at] ?? 0;
      if (used >= range.size) continue;
      counts[at] = used + 1;
      return familyText(this.district, recorded, serial(range, used, at));
    }
  }

  /** The new card of a family that moved to another regency in snapshot `intake`. */
  familyNumberElsewhere(districtCode: string, random: Random, intake: number): string {
    for (;;) {
      const recorded = recordingDay(random);
      const key = `${intake} ${districtCode} ${datePosition(recorded)}`;
      const used = this.movedFamilies.get(key) ?? 0;
      if (used >= 14) continue;
      this.movedFamilies.set(key, used + 1);
      return familyText(districtCode, recorded, elsewhereRange(intake).from + used);
    }
  }

  private nextDistrict(code: string): string {
    const siblings = this.places.districtsByRegency.get(code.slice(0, 4)) ?? [];
    const next = siblings[(siblings.indexOf(code) + 1) % Math.max(1, siblings.length)];
    if (next === undefined || next === code) throw new Error(`No free number left near district ${code}`);
    return next;
  }
}

function countsOf(counts: Map<Intake, Uint16Array>, intake: Intake, size: number): Uint16Array {
  const known = counts.get(intake);
  if (known !== undefined) return known;
  const fresh = new Uint16Array(size);
  counts.set(intake, fresh);
  return fresh;
}

function recordingDay(random: Random): BirthDate {
  return { year: random.between(2007, 2024), month: random.between(1, 12), day: random.between(1, 28) };
}

function nikText(district: string, born: BirthDate, sex: Sex, number: number): string {
  return `${district}${two(born.day + (sex === "P" ? 40 : 0))}${two(born.month)}${two(born.year % 100)}${number}`;
}

function familyText(district: string, recorded: BirthDate, number: number): string {
  return `${district}${two(recorded.day)}${two(recorded.month)}${two(recorded.year % 100)}${number}`;
}

/** The n-th serial of a range, stepped so that numbers do not all begin at its start; 37 shares no factor with the sizes. */
function serial(range: SerialRange, used: number, at: number): number {
  return range.from + ((used * 37 + at * 7) % range.size);
}
