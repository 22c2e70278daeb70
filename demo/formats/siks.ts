import { jobs } from "../province/jobs.ts";
import type { Household, Person } from "../province/model.ts";
import { commonValues, paperDate } from "./common.ts";
import type { Format } from "./format.ts";
import { loadProfile } from "./profile.ts";

const relations = [
  "",
  "KEPALA KELUARGA",
  "ISTRI",
  "ANAK",
  "MENANTU",
  "CUCU",
  "ORANG TUA",
  "PEMBANTU",
  "FAMILI LAIN",
];

const yesNo = (value: boolean): string => (value ? "YA" : "TIDAK");

function relation(person: Person): string {
  return person.relation === 2 && person.sex === "L"
    ? "SUAMI"
    : (relations[person.relation] ?? "FAMILI LAIN");
}

/** SIKS-NG/DTKS as a province receives it: pipes, names of places instead of codes. `old` = the variant before it. */
export function siksFormat(old: boolean): Format {
  return {
    id: old ? "siks-old" : "siks",
    profile: loadProfile(old ? "siks-dtks-lama" : "siks-dtks"),
    baseName: old ? "siks-dtks-lama" : "siks-dtks",
    delimiter: "|",
    view: (household: Household) => household,
    birthDate: paperDate,
    relations: { head: "KEPALA KELUARGA", other: "FAMILI LAIN" },
    values: {
      person: {
        ...commonValues.person,
        "person.bornOn": paperDate,
        "person.sex": (person) => person.sex,
        "person.occupation": (person) => jobs[person.job]?.text ?? "",
        "person.relation": relation,
        "person.dukcapilMatch": (person) => (person.alive ? "PADAN" : "MENINGGAL"),
        "aid.pbi": (person) => yesNo(person.pbi),
      },
      family: {
        ...commonValues.family,
        "place.provinceName": () => "BANTEN",
        "aid.bpnt": (household) => yesNo(household.bpnt),
        "aid.pkh": (household) => yesNo(household.pkh),
        "aid.bpntPpkm": (household) => yesNo(household.bpnt && household.index % 3 === 0),
      },
    },
  };
}
