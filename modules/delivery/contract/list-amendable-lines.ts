import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { decreeErrors, LineView } from "./decree-shapes.ts";

/** Grants that an amending draft may withdraw, replace or change, found by name or last figures of the NIK. */
export const listAmendableLines = queryContract({
  name: "delivery.list-amendable-lines",
  method: "POST",
  path: "/delivery/decrees/:decreeId/amendable-lines",
  summary: "Standing grants of the decree that is amended.",
  permission: "delivery.decree.prepare",
  scope: "area",
  personal: true,
  input: z.strictObject({
    decreeId: z.uuid(),
    /** Part of a name, or figures of a NIK; empty = from the first line on. */
    text: z.string().trim().max(120).default(""),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: z.strictObject({
    lines: z.array(
      LineView.extend({
        fromDecreeId: z.uuid(),
        fromNumber: z.string(),
        subjectId: z.uuid().nullable(),
        /** Rupiah that left already, so that an officer sees what an amendment can still save. */
        paidRupiah: z.string(),
        /** This draft withdraws it already. */
        taken: z.boolean(),
      }),
    ),
    total: z.int(),
  }),
  errors: { DECREE_NOT_FOUND: decreeErrors.DECREE_NOT_FOUND, DECREE_NOT_AMENDING: 409 },
});
