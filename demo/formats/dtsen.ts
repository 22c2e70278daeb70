import { isoDate } from "../province/model.ts";
import { aidNote, commonValues } from "./common.ts";
import type { Format, FormatOptions } from "./format.ts";
import { loadProfile } from "./profile.ts";

/** DTSEN, persons with their family: comma, ISO dates, codes of REGSOSEK22.K, one row per person. */
export function dtsenFormat(options: FormatOptions): Format {
  const cutOff = isoDate(options.cutOff);
  return {
    id: "dtsen",
    profile: loadProfile("dtsen"),
    baseName: "dtsen",
    delimiter: ",",
    view: (household) => household,
    birthDate: isoDate,
    relations: { head: "1", other: "8" },
    values: {
      person: {
        ...commonValues.person,
        "snapshot.status": (person) => (person.alive ? "DTSEN AKTIF" : "DTSEN AKTIF - ASESMEN MENINGGAL"),
      },
      family: {
        ...commonValues.family,
        "snapshot.cutOff": () => cutOff,
        "place.provinceName": () => "BANTEN",
        "aid.note": aidNote,
      },
    },
  };
}
