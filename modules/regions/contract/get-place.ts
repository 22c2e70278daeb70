import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { PlaceCode } from "#platform/kernel/place-code.ts";
import { PlaceSummary } from "./shapes.ts";

/** One place with the number of places and islands inside it. Without `code`: the office's province. */
export const getPlace = queryContract({
  name: "regions.get-place",
  method: "GET",
  path: "/regions/places/:code",
  summary: "One place with counts of what lies inside.",
  permission: "signed-in",
  scope: "none",
  personal: false,
  input: z.strictObject({ code: z.union([PlaceCode, z.literal("own-province")]) }),
  output: PlaceSummary.extend({
    /** BPS code where it is known; BPS numbers kecamatan with three digits and differs from Kemendagri's. */
    bpsCode: z.string().nullable(),
    coastal: z.boolean().nullable(),
    smallIsland: z.boolean().nullable(),
    ancestors: z.array(z.strictObject({ code: PlaceCode, label: z.string() })),
    counts: z.strictObject({
      regencies: z.int(),
      districts: z.int(),
      villages: z.int(),
      desa: z.int(),
      kelurahan: z.int(),
      islands: z.int(),
      populatedIslands: z.int(),
    }),
    aliases: z.array(z.string()),
  }),
  errors: { PLACE_NOT_FOUND: 404 },
});
