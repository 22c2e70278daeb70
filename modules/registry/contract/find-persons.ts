import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { PlaceCode } from "#platform/kernel/place-code.ts";
import { CivilDate, DecileMark, LifeStatus, PlaceLabel, Sex } from "./shapes.ts";

/** One person of a result list; NIK masked. */
export const PersonHit = z.strictObject({
  personId: z.uuid(),
  familyId: z.uuid().nullable(),
  name: z.string(),
  sex: Sex.nullable(),
  bornOn: CivilDate.nullable(),
  ageYears: z.int().nullable(),
  nikMasked: z.string().nullable(),
  /** Relation to the head, list regsosek-409. */
  relation: z.int().nullable(),
  headName: z.string().nullable(),
  lifeStatus: LifeStatus,
  place: PlaceLabel,
  rt: z.string(),
  rw: z.string(),
  decile: DecileMark.nullable(),
  matchedBy: z.enum(["number", "name", "similar-name", "birth-date"]),
  /** 0–1, how alike the folded names are; absent where the name played no part. */
  likeness: z.number().optional(),
});

/**
 * The one search box: NIK, KK or their first digits, a name as it is remembered (misspelt, old spelling,
 * titles), a birth date or year, a village. Only people of the actor's area and compartments, in hits, counts
 * and suggestions alike. POST, because what is typed is personal and must not stand in an address.
 */
export const findPersons = queryContract({
  name: "registry.find-persons",
  method: "POST",
  path: "/registry/persons/search",
  summary: "Search persons by number, name, birth date or village.",
  permission: "registry.person.find",
  scope: "area",
  personal: true,
  input: z.strictObject({
    text: z.string().trim().min(2).max(120),
    /** Only inside this place; it can narrow the actor's area, never widen it. */
    placeCode: PlaceCode.optional(),
    limit: z.int().min(1).max(50).default(20),
  }),
  output: z.strictObject({
    persons: z.array(PersonHit),
    /** Places the text may mean: a door to their list of families. */
    places: z.array(PlaceLabel.extend({ level: z.enum(["province", "regency", "district", "village"]) })),
    /** How the text was understood. */
    understood: z.strictObject({
      number: z.boolean(),
      name: z.string(),
      bornFrom: CivilDate.nullable(),
      bornUpto: CivilDate.nullable(),
    }),
  }),
  errors: {},
});
