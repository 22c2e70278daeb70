import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/** Reserves of the selection behind an enrolment's decree who are not enrolled: first the same kabupaten/kota, by rank. */
export const listReserves = queryContract({
  name: "delivery.list-reserves",
  method: "GET",
  path: "/delivery/enrolments/:enrolmentId/reserves",
  summary: "Reserves who may replace a recipient.",
  permission: "delivery.enrolment.read",
  scope: "compartment",
  personal: true,
  input: z.strictObject({ enrolmentId: z.uuid() }),
  output: z.strictObject({
    reserves: z.array(
      z.strictObject({
        subjectId: z.uuid(),
        name: z.string(),
        placeCode: z.string(),
        placeLabel: z.string(),
        rank: z.int().nullable(),
      }),
    ),
  }),
  errors: { ENROLMENT_NOT_FOUND: 404 },
});
