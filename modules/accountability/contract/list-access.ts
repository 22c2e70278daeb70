import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { TrailFilter, TrailLine } from "./shapes.ts";

/** Who saw whom, when and for which purpose (UU 27/2022 art. 31 and 32: processing must be traceable). */
export const listAccess = queryContract({
  name: "accountability.list-access",
  method: "GET",
  path: "/accountability/access-log",
  summary: "Who was shown whose data, filtered and paged.",
  permission: "accountability.audit.read",
  scope: "area",
  personal: true,
  input: TrailFilter.extend({ purpose: z.string().max(60).optional() }),
  output: z.strictObject({
    lines: z.array(TrailLine.extend({ purpose: z.string() })),
    next: z.string().nullable(),
  }),
  errors: {},
});
