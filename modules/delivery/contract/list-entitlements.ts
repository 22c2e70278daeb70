import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { entitlementStates } from "./report-shapes.ts";
import { RupiahText } from "./shapes.ts";

/** The entitlements behind a figure of the realisation, by place and name; each leads to its trail. */
export const listEntitlements = queryContract({
  name: "delivery.list-entitlements",
  method: "GET",
  path: "/delivery/realisation/entitlements",
  summary: "List entitlements by programme, region, month and state.",
  permission: "delivery.realisation.read",
  scope: "area",
  personal: true,
  input: z.strictObject({
    programmeCode: z.string().max(32),
    placeCode: z
      .string()
      .regex(/^\d{2,10}$/)
      .optional(),
    month: z
      .string()
      .regex(/^\d{4}-\d{2}$/)
      .optional(),
    decreeId: z.uuid().optional(),
    /** Several states as the realisation adds them: "waiting" = due or held, "received" = paid or handed over. */
    state: z.enum([...entitlementStates, "waiting", "received"]).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    /** `next` of the page before. */
    after: z.string().max(120).optional(),
  }),
  output: z.strictObject({
    entitlements: z.array(
      z.strictObject({
        entitlementId: z.uuid(),
        name: z.string(),
        place: z.string(),
        period: z.string(),
        stage: z.string(),
        dueOn: z.iso.date(),
        amountRupiah: RupiahText,
        state: z.enum(entitlementStates),
        decreeId: z.uuid(),
        decreeNumber: z.string(),
      }),
    ),
    total: z.int(),
    next: z.string().nullable(),
  }),
  errors: {},
});
