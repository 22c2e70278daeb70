import { dayNumber, fromDayNumber } from "./calendar.ts";
import { makeHousing } from "./housing.ts";
import type { Household, Person } from "./model.ts";
import { drawName, drawSingleName } from "./names.ts";
import type { Intake, NumberOffice } from "./numbers.ts";
import type { PersonWish, Setting } from "./person.ts";
import { makePerson } from "./person.ts";
import type { Places, Village } from "./places.ts";
import type { Random } from "./random.ts";
import { WeightedList } from "./random.ts";
import { estates, hamletFirst, hamletSecond, streets } from "./words/places.ts";

type Shape = "couple-children" | "couple" | "single" | "lone-parent" | "extended";

/** Shares chosen so that a household has about 3.9 people on average. */
const shapes = new WeightedList<Shape>([
  ["couple-children", 65],
  ["couple", 7.5],
  ["single", 5.5],
  ["lone-parent", 9],
  ["extended", 13],
]);

const religions = new WeightedList<number>([
  [1, 960],
  [2, 22],
  [3, 9],
  [5, 9],
]);

/** Twins per birth, a little above 1 %; a son with his father's full name is rare but real. */
const twinRate = 0.011;
const fathersNameRate = 0.0004;

export interface HouseholdWish {
  readonly index: number;
  readonly village: Village;
  readonly decile: number;
  readonly asOf: number;
  readonly intake: Intake;
}

/** Makes whole households: people who fit together, a house that fits the decile, numbers that are nobody's. */
export class HouseholdMaker {
  private readonly places: Places;
  private readonly office: NumberOffice;

  constructor(places: Places, office: NumberOffice) {
    this.places = places;
    this.office = office;
  }

  make(random: Random, wish: HouseholdWish): Household {
    const setting: Setting = { random, office: this.office, places: this.places, ...wish };
    const members = makeMembers(setting);
    const { village, decile } = wish;
    const island = village.island !== undefined;
    const urban = village.urban;
    const needy = members.some((one) => one.schooling === 2 || one.disability !== 0 || one.year < 1957);
    return {
      index: wish.index,
      village,
      familyNumber: this.office.familyNumber(random, wish.intake),
      householdSerial: String(10_000_000 + wish.index),
      dtksId: `${village.code}${String(1_000_000 + wish.index)}`,
      decile,
      percentile: decile * 10 - random.below(10),
      extremePoor: decile === 1 && random.chance(0.3),
      ...makeAddress(random, village),
      members,
      housing: makeHousing(random, { urban, island }, decile, members.length),
      pkh: needy && random.chance(0.62 - decile * 0.13),
      bpnt: random.chance(0.75 - decile * 0.14),
      kip: members.some((one) => one.schooling === 2) && random.chance(0.5 - decile * 0.09),
    };
  }
}

function makeAddress(random: Random, village: Village) {
  const rt = random.between(1, village.urban ? 9 : 6);
  const rw = random.between(1, village.urban ? 14 : 6);
  const hamlet = `${random.pick(hamletFirst)} ${random.pick(hamletSecond)}`;
  const kind = random.unit();
  const street =
    village.urban && kind < 0.4
      ? `JL. ${random.pick(streets)} NO. ${random.between(1, 180)}`
      : village.urban && kind < 0.5
        ? `PERUM ${random.pick(estates)} BLOK ${random.pick(["A", "B", "C", "D", "E"])}${random.between(1, 20)} NO. ${random.between(1, 30)}`
        : `KP. ${hamlet}`;
  // Some clerks write RT/RW into the address, behind a comma: CSV has to quote it.
  const tail = random.chance(0.05) ? `, RT ${rt}/RW ${rw}` : "";
  const near = village.island === undefined ? "" : `, ${village.island}`;
  const [latitude, longitude] = centre(village);
  return {
    address: `${street}${near}${tail}`,
    hamlet,
    rt,
    rw,
    latitude: Math.round((latitude + (random.unit() - 0.5) * 0.02) * 1e6) / 1e6,
    longitude: Math.round((longitude + (random.unit() - 0.5) * 0.02) * 1e6) / 1e6,
  };
}

/** A rough point per region: the data set has no village coordinates, and made-up ones must not look exact. */
const centres: Readonly<Record<string, readonly [number, number]>> = {
  "3601": [-6.56, 105.83],
  "3602": [-6.56, 106.2],
  "3603": [-6.18, 106.47],
  "3604": [-6.12, 106.12],
  "3671": [-6.17, 106.64],
  "3672": [-6.01, 106.05],
  "3673": [-6.11, 106.17],
  "3674": [-6.29, 106.71],
};

function centre(village: Village): readonly [number, number] {
  if (village.island === "PULAU TUNDA") return [-5.8125, 106.2799];
  if (village.island === "PULAU PANJANG") return [-5.9308, 106.1532];
  return centres[village.regencyCode] ?? [-6.4, 106.1];
}

function makeMembers(setting: Setting): Person[] {
  const { random, decile, village } = setting;
  const shape = shapes.draw(random);
  const religion = village.urban ? religions.draw(random) : 1;
  const noble = random.chance(/^36(01|04|73)/.test(village.code) ? 0.018 : 0.006);
  const common = { religion };
  const members: Person[] = [];
  const add = (wish: PersonWish): Person => {
    const person = makePerson(setting, wish);
    members.push(person);
    return person;
  };

  if (shape === "single") {
    const old = random.chance(0.75);
    const sex = random.chance(old ? 0.7 : 0.35) ? "P" : "L";
    add({
      sex,
      ageYears: old ? random.between(58, 92) : random.between(27, 57),
      relation: 1,
      marital: old ? 4 : random.pick([1, 3]),
      noble,
      ...common,
    });
    return members;
  }
  const headAge =
    shape === "couple" ? random.pick([random.between(27, 40), random.between(50, 84)]) : adultAge(random);
  const loneMother = shape === "lone-parent" && random.chance(0.86);
  const head = add({
    sex: loneMother ? "P" : "L",
    ageYears: headAge,
    relation: 1,
    marital: shape === "lone-parent" ? random.pick([3, 4, 4]) : 2,
    noble,
    ...common,
  });
  let mother: Person | undefined = loneMother ? head : undefined;
  const father = loneMother ? undefined : head;
  let motherAge = headAge;
  if (shape !== "lone-parent") {
    motherAge = Math.max(27, headAge - random.between(-2, 8));
    mother = add({ sex: "P", ageYears: motherAge, relation: 2, marital: 2, ...common });
  }
  if (shape === "couple") return members;
  const lineage = {
    ...common,
    motherName: mother?.name ?? drawSingleName(random, "P"),
    fatherName: father?.name ?? drawName(random, "L", head.year),
  };
  addChildren(setting, add, lineage, head, motherAge, noble && father !== undefined, decile);
  if (shape === "extended") addKin(random, add, headAge, lineage, common);
  return members;
}

/** Heads are 27 or older, so that the same family can already stand in a file of 2015. Most are 35–55. */
function adultAge(random: Random): number {
  return 27 + Math.floor((random.unit() + random.unit()) * 20);
}

function addChildren(
  setting: Setting,
  add: (wish: PersonWish) => Person,
  lineage: { religion: number; motherName: string; fatherName: string },
  father: Person,
  motherAge: number,
  noble: boolean,
  decile: number,
): void {
  const { random } = setting;
  // Children are born to mothers of 18–42; those above 25 mostly have homes of their own.
  const oldest = Math.min(
    motherAge - 18,
    random.chance(0.3) ? random.between(14, 31) : random.between(2, 21),
  );
  const youngest = Math.max(0, motherAge - 42);
  const wanted = 1 + Math.floor(random.unit() * (decile < 3 ? 4.4 : 3.8));
  let age = Math.max(youngest, oldest);
  for (let born = 0; born < wanted && age >= youngest; born++) {
    const sex = random.chance(0.51) ? "L" : "P";
    const sameName = sex === "L" && father.sex === "L" && random.chance(fathersNameRate);
    const child = add({
      sex,
      ageYears: age,
      relation: 3,
      marital: age > 24 && random.chance(0.1) ? 3 : 1,
      noble,
      ...lineage,
      ...(sameName ? { sameNameAs: father.name } : {}),
    });
    if (random.chance(twinRate)) {
      add({
        sex: random.chance(0.6) ? sex : sex === "L" ? "P" : "L",
        ageYears: age,
        relation: 3,
        marital: child.marital,
        noble,
        ...lineage,
        twinOf: child,
      });
      child.twin = true;
    }
    age -= random.between(1, 5);
  }
}

/** A grandparent, a grown child's spouse and grandchild, or a nephew: the Indonesian extended household. */
function addKin(
  random: Random,
  add: (wish: PersonWish) => Person,
  headAge: number,
  lineage: { religion: number; motherName: string; fatherName: string },
  common: { religion: number },
): void {
  if (headAge < 52) {
    add({
      sex: random.chance(0.72) ? "P" : "L",
      ageYears: Math.min(96, headAge + random.between(19, 30)),
      relation: 6,
      marital: 4,
      ...common,
    });
    return;
  }
  if (random.chance(0.75)) {
    const child = add({
      sex: random.chance(0.5) ? "L" : "P",
      ageYears: random.between(28, Math.max(28, headAge - 22)),
      relation: 3,
      marital: 2,
      ...lineage,
    });
    const partner = add({
      sex: child.sex === "L" ? "P" : "L",
      ageYears: random.between(27, 34),
      relation: 4,
      marital: 2,
      ...common,
    });
    const father = child.sex === "L" ? child : partner;
    const mother = child.sex === "L" ? partner : child;
    const children = random.between(1, 2);
    for (let n = 0; n < children; n++) {
      add({
        sex: random.chance(0.51) ? "L" : "P",
        ageYears: random.between(n === 0 ? 4 : 0, n === 0 ? 9 : 3),
        relation: 5,
        marital: 1,
        religion: common.religion,
        motherName: mother.name,
        fatherName: father.name,
      });
    }
    return;
  }
  add({
    sex: random.chance(0.5) ? "L" : "P",
    ageYears: random.between(6, 40),
    relation: 8,
    marital: 1,
    ...common,
  });
}

/** The household as it stood on an earlier day: people born later are gone, in-laws who were children then too. */
export function membersOn(household: Household, day: number): Person[] {
  const grown = fromDayNumber(day).year - 17;
  return household.members.filter(
    (one) => dayNumber(one.year, one.month, one.day) <= day && !(one.relation === 4 && one.year > grown),
  );
}
