import { ageOn, dayNumber } from "./calendar.ts";
import { drawJob } from "./jobs.ts";
import type { Household, Person } from "./model.ts";
import { headOf } from "./model.ts";
import type { NumberOffice } from "./numbers.ts";
import { makePerson } from "./person.ts";
import type { Places } from "./places.ts";
import type { Random } from "./random.ts";

/** What happens to a family in three months. Rates per family, except deaths (per person). */
const rates = {
  gone: 0.012,
  decileUp: 0.04,
  decileDown: 0.04,
  moved: 0.008,
  birth: 0.012,
  changed: 0.06,
} as const;

/** New families per family that is there. */
export const newFamilyRate = 0.012;

export interface Step {
  readonly random: Random;
  readonly office: NumberOffice;
  readonly places: Places;
  /** Snapshot that results. */
  readonly snapshot: number;
  readonly cutOffDay: number;
}

/**
 * The household three months later, as a new object where anything happened (else the same one), or undefined
 * where the family left the data. Deaths are told by a person who is no longer alive; one step later the row is
 * gone and another member heads the family.
 */
export function evolve(household: Household, step: Step): Household | undefined {
  const { random } = step;
  if (random.chance(rates.gone)) return undefined;
  const up = random.chance(rates.decileUp);
  const down = !up && household.decile > 1 && random.chance(rates.decileDown);
  const moved = random.chance(rates.moved);
  const birth = random.chance(rates.birth);
  const changed = random.chance(rates.changed);
  const dying = household.members.map(
    (one) => one.alive && random.chance(deathRate(ageOn(one, step.cutOffDay))),
  );
  const buried = household.members.some((one) => !one.alive);
  if (!(up || down || moved || birth || changed || buried || dying.includes(true))) return household;

  const next: Household = {
    ...household,
    members: household.members.map((one) => ({ ...one })),
    housing: { ...household.housing },
  };
  next.members.forEach((one, at) => {
    if (dying[at] === true) one.alive = false;
  });
  if (buried) {
    const staying = new Set(household.members.filter((one) => one.alive).map((one) => one.nik));
    next.members = next.members.filter((one) => staying.has(one.nik));
    if (next.members.length === 0) return undefined;
    appointHead(next.members);
  }
  if (up || down) {
    next.decile += up ? 1 : -1;
    next.percentile = next.decile * 10 - random.below(10);
    next.extremePoor = next.decile === 1;
  }
  if (moved) move(next, step);
  if (birth) bear(next, step);
  if (changed) change(next, step);
  return next;
}

function deathRate(age: number): number {
  return age > 80 ? 0.02 : age > 65 ? 0.008 : age > 45 ? 0.002 : 0.0004;
}

/** After a head's death the spouse takes over, else the eldest. */
function appointHead(members: Person[]): void {
  if (members.some((one) => one.relation === 1)) return;
  const spouse = members.find((one) => one.relation === 2);
  const eldest = members.reduce((old, one) => (one.year < old.year ? one : old));
  const head = spouse ?? eldest;
  head.relation = 1;
  if (head.marital === 2) head.marital = 4;
  if (spouse === undefined) for (const one of members) if (one !== head) one.relation = 8;
}

/** Four of five moves stay in the regency; a move across its border brings a new family card. */
function move(household: Household, { random, office, places, snapshot }: Step): void {
  const near = random.chance(0.8);
  const from = household.village;
  const targets = places.villages.filter(
    (one) => (one.regencyCode === from.regencyCode) === near && one.code !== from.code,
  );
  household.village = random.pick(targets);
  household.address = `KP. ${random.pick(["BARU", "SUKAMAJU", "MEKARSARI", "PASIR JAYA"])} NO. ${random.between(1, 90)}`;
  household.rt = random.between(1, 9);
  household.rw = random.between(1, 9);
  if (!near)
    household.familyNumber = office.familyNumberElsewhere(household.village.districtCode, random, snapshot);
}

function bear(household: Household, step: Step): void {
  const mother = household.members.find(
    (one) => one.alive && one.sex === "P" && one.relation <= 2 && ageOn(one, step.cutOffDay) < 45,
  );
  if (mother === undefined) return;
  const father = household.members.find((one) => one.relation <= 2 && one.sex === "L");
  const child = makePerson(
    {
      random: step.random,
      office: step.office,
      places: step.places,
      village: household.village,
      decile: household.decile,
      asOf: step.cutOffDay,
      intake: step.snapshot,
      bornWithinDays: 80,
    },
    {
      sex: step.random.chance(0.51) ? "L" : "P",
      ageYears: 0,
      relation: mother.relation <= 2 ? 3 : 5,
      marital: 1,
      religion: mother.religion,
      motherName: mother.name,
      ...(father ? { fatherName: father.name } : {}),
    },
  );
  household.members.push(child);
}

/** One thing that people report: another job, a finished school, a better floor, a corrected name. */
function change(household: Household, { random, cutOffDay }: Step): void {
  const head = headOf(household);
  const kind = random.unit();
  if (kind < 0.4) {
    const { urban, island } = household.village;
    head.job = drawJob(
      random,
      {
        sex: head.sex,
        age: ageOn(head, cutOffDay),
        atSchool: false,
        married: head.marital === 2,
        disabled: head.disability !== 0,
        head: true,
      },
      { urban, island: island !== undefined },
    );
    return;
  }
  if (kind < 0.6) {
    household.housing.floor = household.housing.floor === 8 ? 6 : 2;
    return;
  }
  if (kind < 0.75) {
    household.housing.assets |= 1 << 13;
    household.housing.phones += 1;
    return;
  }
  if (kind < 0.9) {
    const leaver = household.members.find((one) => one.schooling === 2 && ageOn(one, cutOffDay) >= 18);
    if (leaver === undefined) household.pkh = !household.pkh;
    else leaver.schooling = 3;
    return;
  }
  head.name = head.name.replace(/^(MUH\.|MOH\.|MOCH\.|M\.) /, "MUHAMMAD ").replace(/IY(?=AH)/, "I");
}

export function cutOffDayOf(cutOff: { year: number; month: number; day: number }): number {
  return dayNumber(cutOff.year, cutOff.month, cutOff.day);
}
