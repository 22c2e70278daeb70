import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { Destruction, RetentionClass } from "./retention-shapes.ts";

/** How long what is kept, how many records are past their time in the caller's area, and the minutes so far. */
export const listRetention = queryContract({
  name: "accountability.list-retention",
  method: "GET",
  path: "/accountability/retention",
  summary: "Retention classes, what is due, and destruction minutes.",
  permission: "accountability.retention.read",
  scope: "area",
  personal: false,
  input: z.strictObject({}),
  output: z.strictObject({
    classes: z.array(
      RetentionClass.extend({
        /** Records past their time; null where this program destroys none of the class. */
        dueCount: z.int().nullable(),
        /** Cut-off of today: older than this is past its time. */
        dueBeforeOn: z.iso.date().nullable(),
      }),
    ),
    destructions: z.array(Destruction),
  }),
  errors: {},
});
