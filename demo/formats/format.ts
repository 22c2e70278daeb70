import type { Household, Person } from "../province/model.ts";
import type { Values } from "./encode.ts";
import type { Profile } from "./profile.ts";

/** One kind of file. The writer asks `view` what of a household belongs into it: undefined = nothing. */
export interface Format {
  readonly id: FormatId;
  readonly profile: Profile;
  readonly values: Values;
  readonly delimiter: string;
  /** File name without ending. */
  readonly baseName: string;
  readonly view: (household: Household) => Household | undefined;
  /** A second row that numbers the columns, as the real export has. */
  readonly numberingRow?: boolean;
  /** How this format writes a birth date; undefined where it has none. */
  readonly birthDate: ((person: Person) => string) | undefined;
  /** How it writes "head of family" and "other relative". */
  readonly relations: { readonly head: string; readonly other: string } | undefined;
  /** Tells the format that a copy of a person will be written beside the original. */
  readonly adopt?: (copy: Person, original: Person) => void;
}

export const formatIds = ["dtsen", "siks", "siks-old", "bdt2015", "opensid", "ppks", "recipients"] as const;
export type FormatId = (typeof formatIds)[number];

export interface FormatOptions {
  /** Cut-off of the snapshot. */
  readonly cutOff: { readonly year: number; readonly month: number; readonly day: number };
  /** Add the village's code as a last column, where the format itself does not name the village. */
  readonly villageColumn: boolean;
}

/** A profile with the column a village adds to say which one it is. */
export function withVillageColumn(profile: Profile, add: boolean): Profile {
  if (!add) return profile;
  return { ...profile, columns: [...profile.columns, { header: "kode_desa", field: "place.villageCode" }] };
}
