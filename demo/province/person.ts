import { fromDayNumber } from "./calendar.ts";
import { drawJob } from "./jobs.ts";
import type { Person } from "./model.ts";
import type { Sex } from "./names.ts";
import { drawName, drawSingleName, nobleTitle, withFathersName, withPilgrimTitle } from "./names.ts";
import type { Intake, NumberOffice } from "./numbers.ts";
import type { Places, Village } from "./places.ts";
import { birthPlace } from "./places.ts";
import type { Random } from "./random.ts";

export interface PersonWish {
  readonly sex: Sex;
  readonly ageYears: number;
  readonly relation: number;
  readonly marital: number;
  readonly motherName?: string;
  readonly fatherName?: string;
  readonly noble?: boolean;
  readonly religion: number;
  /** The sibling born on the same day. */
  readonly twinOf?: Person;
  /** Name to be repeated from the father: a trap for duplicate search. */
  readonly sameNameAs?: string;
}

export interface Setting {
  readonly random: Random;
  readonly office: NumberOffice;
  readonly places: Places;
  readonly village: Village;
  readonly decile: number;
  /** Births within so many days before the cut-off; a year where not given. */
  readonly bornWithinDays?: number;
  /** Cut-off as a day number: nobody is born after it. */
  readonly asOf: number;
  readonly intake: Intake;
}

/** Makes one person whose NIK, birth date and sex agree. */
export function makePerson(setting: Setting, wish: PersonWish): Person {
  const { random, village } = setting;
  const born = wish.twinOf ?? birthDate(random, setting.asOf, wish.ageYears, setting.bornWithinDays ?? 365);
  const name = wish.sameNameAs ?? nameFor(random, wish, born.year);
  const origin = registration(setting, wish.ageYears);
  const birth = { year: born.year, month: born.month, day: born.day };
  const nik =
    origin === undefined
      ? setting.office.nikHere(birth, wish.sex, setting.intake)
      : setting.office.nikElsewhere(origin.districtCode, birth, wish.sex, setting.intake);
  const disability = drawDisability(random, wish.ageYears);
  const learning = drawEducation(random, wish.ageYears, setting.decile, village.urban);
  const job = drawJob(
    random,
    {
      sex: wish.sex,
      age: wish.ageYears,
      atSchool: learning.schooling === 2,
      married: wish.marital === 2,
      disabled: disability !== 0,
      head: wish.relation === 1,
    },
    { urban: village.urban, island: village.island !== undefined },
  );
  return {
    nik,
    name,
    sex: wish.sex,
    ...birth,
    birthPlace: origin?.birthPlace ?? birthPlace(village.regencyName),
    relation: wish.relation,
    marital: wish.marital,
    religion: wish.religion,
    motherName: wish.motherName ?? drawSingleName(random, "P"),
    fatherName: wish.fatherName ?? drawSingleName(random, "L"),
    education: learning.education,
    schooling: learning.schooling,
    grade: learning.grade,
    job,
    incomeBand: job < 4 ? 0 : Math.min(5, 1 + Math.floor(random.unit() * (1 + setting.decile * 0.8))),
    disability,
    disabilityDegree: disability === 0 ? 0 : random.between(1, 3),
    difficulties: difficultiesOf(random, disability, wish.ageYears),
    illness: drawIllness(random, wish.ageYears),
    nutrition: wish.ageYears >= 5 ? 0 : random.chance(0.12) ? 2 : random.chance(0.05) ? 1 : 3,
    pregnant: wish.sex === "P" && wish.marital === 2 && wish.ageYears < 44 && random.chance(0.035),
    pbi: random.chance(0.95 - setting.decile * 0.12),
    alive: true,
    twin: wish.twinOf !== undefined,
  };
}

/** A birth day in the year of that age; old people often carry 1 January or 1 July, the clerk's guess. */
function birthDate(
  random: Random,
  asOf: number,
  ageYears: number,
  withinDays: number,
): { year: number; month: number; day: number } {
  const born = fromDayNumber(asOf - Math.floor(ageYears * 365.2425) - random.below(withinDays) - 1);
  if (born.year < 1966 && random.chance(0.14))
    return { year: born.year, month: random.chance(0.6) ? 1 : 7, day: 1 };
  if (born.year < 1966 && random.chance(0.02)) return { year: born.year, month: 12, day: 31 };
  return born;
}

function nameFor(random: Random, wish: PersonWish, bornYear: number): string {
  let name = drawName(random, wish.sex, bornYear);
  while (name === wish.twinOf?.name) name = drawName(random, wish.sex, bornYear);
  if (wish.noble === true) return `${nobleTitle(random, wish.sex)} ${name}`;
  if (wish.ageYears > 48 && !name.includes(" ") && random.chance(0.025)) {
    return withFathersName(name, wish.sex, wish.fatherName ?? drawSingleName(random, "L"));
  }
  if (wish.ageYears > 50 && random.chance(0.012)) return withPilgrimTitle(name, wish.sex);
  return name;
}

/** Where the person was registered first: undefined = this district. The towns near Jakarta have many newcomers. */
function registration(setting: Setting, ageYears: number) {
  const { random, village, places } = setting;
  const suburb =
    village.regencyCode === "3603" || village.regencyCode === "3671" || village.regencyCode === "3674";
  const grown = ageYears > 20 ? 1 : 0.25;
  const chance = random.unit();
  if (chance < (suburb ? 0.2 : 0.035) * grown) return random.pick(places.elsewhere);
  if (chance < (suburb ? 0.25 : 0.1) * grown) {
    const districts = places.districtsByRegency.get(village.regencyCode) ?? [];
    return { districtCode: random.pick(districts), birthPlace: birthPlace(village.regencyName) };
  }
  return undefined;
}

/** Prevalence rises from 0.8 % of children to 9 % of the very old. */
function drawDisability(random: Random, age: number): number {
  if (!random.chance(age < 18 ? 0.008 : age < 60 ? 0.014 : age < 75 ? 0.04 : 0.09)) return 0;
  if (random.chance(0.05)) return 5;
  return age < 30 ? random.pick([1, 1, 2, 2, 4, 8, 16, 48, 32]) : random.pick([1, 1, 1, 4, 8, 8, 16, 2]);
}

/** Questions 428a–j: seeing, hearing, walking, hands, learning, behaviour, speaking, self-care, remembering, sadness. */
function difficultiesOf(random: Random, disability: number, age: number): string {
  if (disability === 0 && age < 60) return random.chance(0.03) ? "3444444444" : "4444444444";
  const answers = Array.from({ length: 10 }, () => 4);
  if (age >= 60) for (const question of [0, 1, 2, 8]) if (random.chance(0.25)) answers[question] = 3;
  const severe = () => (random.chance(0.4) ? 1 : 2);
  if (disability & 1) answers[random.chance(0.7) ? 2 : 3] = severe();
  if (disability & 2) answers[4] = severe();
  if (disability & 4) answers[5] = severe();
  if (disability & 8) answers[0] = severe();
  if (disability & 16) answers[1] = severe();
  if (disability & 32) answers[6] = severe();
  return answers.join("");
}

/** 1 none; 2 hypertension, 3 rheumatism, 4 asthma, 5 heart, 6 diabetes, 7 TB, 8 stroke, 13 cholesterol, 18 other. */
function drawIllness(random: Random, age: number): number {
  if (!random.chance(age < 40 ? 0.015 : age < 60 ? 0.08 : 0.22)) return 1;
  return age < 40 ? random.pick([4, 7, 18]) : random.pick([2, 2, 2, 3, 3, 4, 5, 6, 6, 7, 8, 13]);
}

function drawEducation(random: Random, age: number, decile: number, urban: boolean) {
  if (age < 7) return { education: 0, schooling: 1, grade: 0 };
  if (age < 22) {
    const leave = (age < 13 ? 0.01 : age < 16 ? 0.06 : age < 19 ? 0.28 : 0.93) * (1.25 - decile * 0.1);
    const atSchool = !random.chance(leave);
    const stage = age < 13 ? 1 : age < 16 ? 2 : age < 19 ? 3 : random.chance(0.35) ? 4 : 5;
    const education = atSchool || age < 19 ? stage : random.chance(0.5) ? 3 : random.chance(0.6) ? 4 : 5;
    const grade = age < 19 ? (age < 13 ? age - 6 : age < 16 ? age - 12 : age - 15) : 8;
    return { education, schooling: atSchool ? 2 : 3, grade };
  }
  const chance = random.unit() + decile * 0.035 + (urban ? 0.12 : 0) - Math.max(0, age - 35) * 0.011;
  const education =
    chance < -0.05
      ? 0
      : chance < 0.15
        ? 1
        : chance < 0.5
          ? 2
          : chance < 0.75
            ? 3
            : chance < 0.93
              ? 4
              : chance < 1.08
                ? 5
                : chance < 1.12
                  ? 6
                  : 7;
  return { education, schooling: education === 0 ? 1 : 3, grade: 8 };
}
