import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { RealisationRow } from "./report-shapes.ts";

/**
 * What became of what was due in a year: per programme, kabupaten/kota and month. Always
 * entitled = waiting + in payment + received (paid or handed over) + returned to the treasury.
 */
export const getRealisation = queryContract({
  name: "delivery.get-realisation",
  method: "GET",
  path: "/delivery/realisation",
  summary: "Realisation by programme, region and month.",
  permission: "delivery.realisation.read",
  scope: "area",
  personal: false,
  input: z.strictObject({
    year: z.coerce.number().int().min(2000).max(2100),
    programmeCode: z.string().max(32).optional(),
  }),
  output: z.strictObject({ rows: z.array(RealisationRow) }),
  errors: {},
});
