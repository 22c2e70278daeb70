import { ageOn, dayNumber } from "../province/calendar.ts";
import type { Household, Person } from "../province/model.ts";
import { commonValues, paperDate } from "./common.ts";
import type { Format, FormatOptions } from "./format.ts";
import { withVillageColumn } from "./format.ts";
import { loadProfile } from "./profile.ts";

const kindNames = [
  [1, "FISIK"],
  [2, "INTELEKTUAL"],
  [4, "MENTAL"],
  [8, "NETRA"],
  [16, "RUNGU"],
  [32, "WICARA"],
] as const;

const notes: Readonly<Record<string, string>> = {
  "01": "Balita tanpa pengasuhan layak",
  "02": "Kebutuhan dasar belum terpenuhi",
  "05": "Belum punya alat bantu",
  "08": "Tinggal sendiri",
  "09": "Perlu alat bantu",
  "13": "",
  "23": "Pencari nafkah utama",
  "24": "Keluarga miskin ekstrem",
};

/**
 * Which PPKS type a village would list the person under, if any (Permensos 8/2012 ages: 01 up to 5, 02 6–18,
 * 05 below 18, 08 from 60, 23 women 18–59). One per person, so that no NIK repeats in a list.
 */
function ppksType(person: Person, household: Household, asOf: number): string | undefined {
  const age = ageOn(person, asOf);
  if (person.disability !== 0) return age < 18 ? "05" : "09";
  const alone = household.members.length === 1;
  if (age >= 60 && (alone || household.decile === 1) && person.day % 3 !== 0) return "08";
  if (person.relation === 1 && person.sex === "P" && age >= 18 && age < 60 && household.decile <= 2)
    return "23";
  const orphaned = !household.members.some((one) => one.relation === 2);
  if (household.decile === 1 && orphaned && age <= 5) return "01";
  if (household.decile === 1 && orphaned && age >= 6 && age <= 17 && person.day % 2 === 0) return "02";
  if (person.relation === 1 && household.extremePoor)
    return household.village.urban && person.day % 5 === 0 ? "13" : "24";
  return undefined;
}

/** The list a village hands to its kabupaten: semicolons, one row per person and type. */
export function ppksFormat(options: FormatOptions): Format {
  const asOf = dayNumber(options.cutOff.year, options.cutOff.month, options.cutOff.day);
  // The type depends on the whole family, so it is settled before those who have none are left out.
  const types = new WeakMap<Person, string>();
  return {
    id: "ppks",
    profile: withVillageColumn(loadProfile("ppks-list"), options.villageColumn),
    baseName: "ppks",
    delimiter: ";",
    view: (household) => {
      const members = household.members.filter((person) => {
        const type = person.alive ? ppksType(person, household, asOf) : undefined;
        if (type !== undefined) types.set(person, type);
        return type !== undefined;
      });
      return members.length === 0 ? undefined : { ...household, members };
    },
    adopt: (copy, original) => types.set(copy, types.get(original) ?? "24"),
    birthDate: paperDate,
    relations: undefined,
    values: {
      family: commonValues.family,
      person: {
        ...commonValues.person,
        "person.bornOn": paperDate,
        "person.sex": (person) => person.sex,
        "ppks.type": (person) => `PMKS-${types.get(person) ?? ""}`,
        "ppks.note": (person) => notes[types.get(person) ?? ""] ?? "",
        "person.disability": (person) =>
          kindNames
            .filter(([bit]) => (person.disability & bit) !== 0)
            .map(([, name]) => name)
            .join("|"),
      },
    },
  };
}
