import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { CaseloadFamily, caseloadPage } from "./sync-shapes.ts";

/**
 * Second half of a download: the families with a change number above `after`, in its order, and the tombstones among
 * them. The phone stores each page with its numbers before it asks for the next, so a broken line costs one page.
 */
export const readCaseload = queryContract({
  name: "verification.read-caseload",
  method: "GET",
  path: "/verification/sync/caseload",
  summary: "Read what has changed in a phone's caseload.",
  permission: "verification.visit.sync",
  scope: "area",
  personal: true,
  input: z.strictObject({
    deviceId: z.uuid(),
    after: z.coerce.number().int().min(0),
    limit: z.coerce.number().int().min(1).max(caseloadPage).default(caseloadPage),
  }),
  output: z.strictObject({
    families: z.array(CaseloadFamily),
    /** No longer in the caseload: to be purged from the phone. */
    gone: z.array(z.uuid()),
    /** To ask after next. */
    next: z.int(),
    more: z.boolean(),
  }),
  errors: { DEVICE_NOT_FOUND: 404, DEVICE_REVOKED: 410 },
});
