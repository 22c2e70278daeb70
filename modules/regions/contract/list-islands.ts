import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { PlaceCode } from "#platform/kernel/place-code.ts";

export const Island = z
  .strictObject({
    /** Seven Kemendagri digits after the regency: "36.04.40016" without dots. */
    code: z.string(),
    name: z.string(),
    /** Null for an island that belongs to a province but to none of its regencies. */
    regencyCode: PlaceCode.nullable(),
    regencyName: z.string().nullable(),
    latitudeDegrees: z.number(),
    longitudeDegrees: z.number(),
    populated: z.boolean(),
    outermostSmall: z.boolean(),
    /** False for an island of an earlier decree that the one in force no longer lists. */
    inForce: z.boolean(),
  })
  .meta({ id: "Island" });

/** Islands of a province or regency. Without `within`: the office's province. */
export const listIslands = queryContract({
  name: "regions.list-islands",
  method: "GET",
  path: "/regions/islands",
  summary: "Islands with coordinates.",
  permission: "signed-in",
  scope: "none",
  personal: false,
  input: z.strictObject({
    within: PlaceCode.optional(),
    populated: z.stringbool().optional(),
    limit: z.coerce.number().int().min(1).max(5000).default(1000),
    /** Code of the last island of the page before. */
    after: z.string().max(12).optional(),
  }),
  output: z.strictObject({ islands: z.array(Island), total: z.int(), next: z.string().nullable() }),
  errors: { PLACE_NOT_FOUND: 404 },
});
