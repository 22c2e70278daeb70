import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { LineView } from "./decree-shapes.ts";

/** Lines of a decree in their order, page by page; numbers masked. */
export const listDecreeLines = queryContract({
  name: "delivery.list-decree-lines",
  method: "GET",
  path: "/delivery/decrees/:decreeId/lines",
  summary: "Lines of a decree.",
  permission: "delivery.decree.read",
  scope: "area",
  personal: true,
  input: z.strictObject({
    decreeId: z.uuid(),
    regionCode: z
      .string()
      .regex(/^\d{4}$/)
      .optional(),
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  output: z.strictObject({ lines: z.array(LineView), total: z.int(), next: z.int().nullable() }),
  errors: { DECREE_NOT_FOUND: 404 },
});
