import { jobs } from "../province/jobs.ts";
import type { Household, Person } from "../province/model.ts";
import { isoDate } from "../province/model.ts";
import { civilEducation, commonValues } from "./common.ts";
import type { Format, FormatOptions } from "./format.ts";
import { withVillageColumn } from "./format.ts";
import { loadProfile } from "./profile.ts";

/** kk_level, which differs from Regsosek 409: husband and wife, and parent and parent-in-law, are apart. */
function relation(person: Person): string {
  if (person.relation === 2) return person.sex === "L" ? "2" : "3";
  return ["", "1", "3", "4", "5", "6", "7", "10", "9"][person.relation] ?? "11";
}

const disabilities: ReadonlyMap<number, string> = new Map([
  [0, "7"],
  [1, "1"],
  [8, "2"],
  [16, "3"],
  [32, "3"],
  [48, "3"],
  [2, "6"],
  [4, "4"],
  [5, "5"],
]);

function parentNik(person: Person, household: Household, sex: "L" | "P"): string {
  if (person.relation !== 3) return "";
  return household.members.find((one) => one.relation <= 2 && one.sex === sex)?.nik ?? "";
}

/** Residents of OpenSID 2410: 43 columns of one village. */
export function opensidFormat(options: FormatOptions): Format {
  const asOf = options.cutOff.year;
  return {
    id: "opensid",
    profile: withVillageColumn(loadProfile("opensid"), options.villageColumn),
    baseName: "opensid-penduduk",
    delimiter: ",",
    view: (household) => household,
    birthDate: isoDate,
    relations: { head: "1", other: "9" },
    values: {
      family: commonValues.family,
      person: {
        ...commonValues.person,
        "person.relation": relation,
        "person.religion": (person) => String(person.religion),
        "person.schoolNow": (person) =>
          person.schooling === 2 ? String(Math.min(8, 2 + person.education)) : "18",
        "person.occupation": (person) => String(jobs[person.job]?.civilCode ?? 1),
        "person.education": (person) => civilEducation[person.education] ?? "1",
        "person.citizenship": () => "1",
        "person.fatherNik": (person, household) => parentNik(person, household, "L"),
        "person.motherNik": (person, household) => parentNik(person, household, "P"),
        "person.disability": (person) => disabilities.get(person.disability) ?? "7",
        "person.pregnant": (person) => (person.pregnant ? "1" : "2"),
        "person.lifeStatus": (person) => (person.alive ? "1" : "2"),
        golongan_darah_id: (person) => String(1 + ((person.day + person.month) % 4)),
        cara_kb_id: () => "",
        ktp_el: (person) => (asOf - person.year > 16 ? "2" : "1"),
        status_rekam: (person) => (asOf - person.year > 16 ? "4" : "1"),
        suku: (person) =>
          person.birthPlace === "SERANG" || person.birthPlace === "CILEGON" ? "BANTEN" : "SUNDA",
        id_asuransi: (person) => (person.pbi ? "2" : "1"),
      },
    },
  };
}
