import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { PlaceCode } from "#platform/kernel/place-code.ts";
import { PlaceLevelName, PlaceSummary } from "./shapes.ts";

/**
 * Places by name, code or alias, also misspelt. `asks` is true where the text names several places exactly
 * ("Serang" is a kabupaten, a kota, a kecamatan …): the screen must then let the person choose.
 */
export const findPlaces = queryContract({
  name: "regions.find-places",
  method: "GET",
  path: "/regions/places",
  summary: "Find places by name, alias or code; says when a name is ambiguous.",
  permission: "signed-in",
  scope: "none",
  personal: false,
  input: z.strictObject({
    text: z.string().trim().min(1).max(80),
    level: PlaceLevelName.optional(),
    /** Only inside this place; the whole country is searched where it is "all"; default: the office's province. */
    within: z.union([PlaceCode, z.literal("all")]).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  output: z.strictObject({
    places: z.array(PlaceSummary.extend({ match: z.enum(["code", "exact", "prefix", "similar"]) })),
    asks: z.boolean(),
  }),
  errors: {},
});
