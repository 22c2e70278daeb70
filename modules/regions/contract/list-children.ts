import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { PlaceCode } from "#platform/kernel/place-code.ts";
import { PlaceSummary } from "./shapes.ts";

/** The places directly below one place, by code. Without `code`: the 38 provinces. At most 51 rows of a kind exist. */
export const listChildren = queryContract({
  name: "regions.list-children",
  method: "GET",
  path: "/regions/children",
  summary: "Places directly below a place.",
  permission: "signed-in",
  scope: "none",
  personal: false,
  input: z.strictObject({ code: PlaceCode.optional() }),
  output: z.strictObject({ places: z.array(PlaceSummary.extend({ children: z.int() })) }),
  errors: { PLACE_NOT_FOUND: 404 },
});
