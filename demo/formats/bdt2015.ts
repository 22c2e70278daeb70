import { ageOn, dayNumber } from "../province/calendar.ts";
import { membersOn } from "../province/household.ts";
import type { Household, Person } from "../province/model.ts";
import type { Places } from "../province/places.ts";
import { civilEducation, commonValues } from "./common.ts";
import type { FamilyValue } from "./encode.ts";
import type { Format } from "./format.ts";
import { codesBackwards, loadProfile } from "./profile.ts";

const cutOff = dayNumber(2015, 12, 31);
const age = (person: Person): number => ageOn(person, cutOff);

/** BDT's 12 kinds of "cacat" by our bits; the profile reads them back the same way. */
const disabilityKinds: ReadonlyMap<number, string> = new Map([
  [0, "0"],
  [1, "1"],
  [8, "2"],
  [16, "3"],
  [32, "4"],
  [48, "5"],
  [2, "10"],
  [4, "11"],
  [5, "12"],
]);

/**
 * BPS codes below the regency. The real ones follow no rule and no complete table is public, so these are made up
 * in their shape, with kecamatan numbers from 901 that BPS gives to none: the names in the file decide.
 */
export function bpsCodes(places: Places): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  const districts = new Map<string, number>();
  const villagesIn = new Map<string, number>();
  for (const village of places.villages) {
    const number =
      (places.districtsByRegency.get(village.regencyCode) ?? []).indexOf(village.districtCode) + 901;
    districts.set(village.districtCode, number);
    const position = (villagesIn.get(village.districtCode) ?? 0) + 1;
    villagesIn.set(village.districtCode, position);
    codes.set(village.code, `${village.regencyCode}${number}${String(position).padStart(3, "0")}`);
  }
  return codes;
}

/** Basis Data Terpadu 2015: 101 columns, household columns repeated, as the same families stood at the end of 2015. */
export function bdt2015Format(places: Places): Format {
  const profile = loadProfile("bdt2015");
  const bps = bpsCodes(places);
  const bpsCode = (household: Household): string => bps.get(household.village.code) ?? "";
  const recoded = (field: string, table: string, fallback: string): FamilyValue => {
    const backwards = codesBackwards(profile, table);
    const plain = commonValues.family[field];
    return (household) => {
      const ours = plain?.(household) ?? "";
      return ours === "" ? "" : (backwards.get(ours) ?? fallback);
    };
  };
  const illnesses = codesBackwards(profile, "illness");
  return {
    id: "bdt2015",
    profile,
    baseName: "bdt2015",
    delimiter: ",",
    view: (household) => ({ ...household, members: membersOn(household, cutOff) }),
    numberingRow: true,
    birthDate: undefined,
    relations: { head: "1", other: "8" },
    values: {
      person: {
        ...commonValues.person,
        "person.ageYears": (person) => String(age(person)),
        "person.marital": (person) => (age(person) < 17 ? "1" : String(person.marital)),
        "person.disability": (person) => disabilityKinds.get(person.disability) ?? "1",
        "person.illness": (person) => illnesses.get(String(person.illness)) ?? "9",
        "person.pregnant": (person) =>
          person.sex === "P" && age(person) > 14 && age(person) < 50 ? "2" : "",
        "person.nutrition": () => "",
        "person.schooling": (person) =>
          age(person) < 7 ? "0" : age(person) < 19 && person.education > 0 ? "1" : "2",
        "person.educationLevel": (person) => schoolLevel(person),
        "person.schoolGrade": (person) =>
          age(person) < 7 ? "" : age(person) < 19 ? String(1 + ((age(person) - 7) % 6)) : "8",
        "person.diploma": (person) => (age(person) < 13 ? "0" : schoolLevel(person)),
        "person.education": (person) => civilEducation[person.education] ?? "1",
        "person.working": (person) =>
          age(person) < 15 ? "2" : (commonValues.person["person.working"]?.(person, noHousehold, 0) ?? "2"),
        "person.workHours": (person) => working(person, "person.workHours"),
        "person.sector": (person) => working(person, "person.sector"),
        "person.employment": (person) => working(person, "person.employment"),
      },
      family: {
        ...commonValues.family,
        "household.shortNumber": (household) => household.householdSerial.slice(-6),
        "household.number": (household) => bpsCode(household) + household.householdSerial,
        "place.provinceName": () => "BANTEN",
        "place.districtCode": (household) => bpsCode(household).slice(0, 7),
        "place.villageCode": bpsCode,
        "housing.floor": recoded("housing.floor", "floor", "10"),
        "housing.roof": recoded("housing.roof", "roof", "10"),
        "housing.water": recoded("housing.water", "water", "12"),
        "housing.lighting": recoded("housing.lighting", "lighting", "1"),
        "housing.power": (household) =>
          household.housing.lighting === 1 ? String(household.housing.power) : "6",
        "housing.fuel": recoded("housing.fuel", "fuel", "3"),
        "housing.toilet": recoded("housing.toilet", "toilet", "2"),
        "housing.closet": recoded("housing.closet", "closet", "2"),
        "housing.sewage": recoded("housing.sewage", "sewage", "6"),
        ...familyPlanning,
      },
    },
  };
}

const noHousehold = {} as Household;

function working(person: Person, field: string): string {
  return age(person) < 15 ? "" : (commonValues.person[field]?.(person, noHousehold, 0) ?? "");
}

function schoolLevel(person: Person): string {
  const years = age(person);
  if (years < 7) return "";
  if (years < 13) return "1";
  if (years < 16) return "2";
  return ["", "1", "1", "2", "3", "3", "4", "4"][person.education] ?? "";
}

/** The block on family planning, for a wife of 15–49: who she is, both ages, whether and how. */
const familyPlanning: Readonly<Record<string, FamilyValue>> = {
  kb_no_urut_wus: (household) =>
    wife(household) ? String(household.members.findIndex((one) => one.relation === 2) + 1) : "",
  kb_usia_suami: (household) =>
    wife(household) ? String(age(household.members[0] ?? wifeOf(household))) : "",
  kb_usia_istri: (household) => (wife(household) ? String(age(wifeOf(household))) : ""),
  kb_kepesertaan: (household) => (wife(household) ? (household.index % 3 === 0 ? "2" : "1") : ""),
  kb_metode: (household) =>
    wife(household) && household.index % 3 !== 0 ? String(1 + (household.index % 7)) : "",
  kb_lama_tahun: (household) =>
    wife(household) && household.index % 3 !== 0 ? String(household.index % 9) : "",
  kb_lama_bulan: (household) =>
    wife(household) && household.index % 3 !== 0 ? String(household.index % 12) : "",
  kb_tempat_layanan: (household) =>
    wife(household) && household.index % 3 !== 0 ? String(1 + (household.index % 5)) : "",
  kb_ingin_anak: (household) => (wife(household) ? String(1 + (household.index % 3)) : ""),
  kb_alasan_tidak_kb: (household) =>
    wife(household) && household.index % 3 === 0 ? String(1 + (household.index % 6)) : "",
};

function wifeOf(household: Household): Person {
  const found = household.members.find((one) => one.relation === 2);
  if (found === undefined) throw new Error("This household has no wife");
  return found;
}

function wife(household: Household): boolean {
  return household.members.some(
    (one) => one.relation === 2 && one.sex === "P" && age(one) >= 15 && age(one) < 50,
  );
}
