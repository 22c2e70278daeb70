import type { Household, Person } from "../province/model.ts";
import { headOf } from "../province/model.ts";
import { commonValues, paperDate } from "./common.ts";
import type { Format, FormatOptions } from "./format.ts";
import { loadProfile } from "./profile.ts";

/** Rupiah per stage: BPNT 3 × 200,000; PKH for a school child and its like; Jamsosratu's first stage of 2019. */
const programmes = [
  { code: "BPNT", amountRupiah: 600_000, gets: (household: Household) => household.bpnt },
  { code: "PKH", amountRupiah: 375_000, gets: (household: Household) => household.pkh },
  { code: "JAMSOSRATU", amountRupiah: 1_000_000, gets: (household: Household) => household.index % 13 === 0 },
] as const;

const programmeOf = (household: Household) => programmes.find((programme) => programme.gets(household));

/** The one who draws the aid: the wife where there is one (PKH practice), else the head. */
function manager(household: Household): Person {
  return household.members.find((one) => one.relation === 2 && one.sex === "P") ?? headOf(household);
}

/** By-name-by-address list of one programme stage; one row per family, its main programme. */
export function recipientsFormat(options: FormatOptions): Format {
  return {
    id: "recipients",
    profile: loadProfile("programme-recipients"),
    baseName: "penerima-program",
    delimiter: ",",
    view: (household) =>
      programmeOf(household) === undefined ? undefined : { ...household, members: [manager(household)] },
    birthDate: paperDate,
    relations: undefined,
    values: {
      person: { ...commonValues.person, "person.bornOn": paperDate, "person.sex": (person) => person.sex },
      family: {
        ...commonValues.family,
        "programme.code": (household) => programmeOf(household)?.code ?? "",
        "programme.stage": () => String(1 + Math.floor((options.cutOff.month - 1) / 3)),
        "programme.period": () => String(options.cutOff.year),
        "programme.amountRupiah": (household) => String(programmeOf(household)?.amountRupiah ?? 0),
        // No issuer's number begins with 9: nobody's card.
        "programme.cardNumber": (household) => `9${String(603_298_000_000_000 + household.index)}`,
        "programme.status": () => "SALUR",
      },
    },
  };
}
