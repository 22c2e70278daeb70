import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { ProgrammeLine } from "./version-shapes.ts";

/**
 * All programmes with what their version in force today says in short; where none is in force, what the last
 * approved one said, else the newest draft (`inForce` is then null). Amounts are per unit and period.
 */
export const listProgrammes = queryContract({
  name: "programmes.list-programmes",
  method: "GET",
  path: "/programmes",
  summary: "List the programmes.",
  permission: "programmes.programme.read",
  scope: "none",
  personal: false,
  input: z.strictObject({}),
  output: z.strictObject({
    programmes: z.array(
      ProgrammeLine.extend({
        /** Smallest and largest amount of a component in whole rupiah; null = it has none. */
        amounts: z
          .strictObject({
            leastRupiah: z.int(),
            mostRupiah: z.int(),
            per: z.enum(["month", "year", "once"]).nullable(),
            unverified: z.boolean(),
          })
          .nullable(),
        quotaTotal: z.int().nullable(),
        ceilingRupiah: z.int().nullable(),
        unverifiedCount: z.int(),
        inForce: z
          .strictObject({
            versionId: z.uuid(),
            number: z.int(),
            effectiveFrom: z.iso.date(),
            effectiveUpto: z.iso.date().nullable(),
          })
          .nullable(),
        /** Last day of the last version, where it is over; first day, where it is yet to come. */
        endedOn: z.iso.date().nullable(),
        startsOn: z.iso.date().nullable(),
        /** A draft or a version waiting for approval. */
        open: z.enum(["draft", "submitted"]).nullable(),
      }),
    ),
    allowed: z.array(z.string()),
  }),
  errors: {},
});
