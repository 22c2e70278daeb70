import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { BatchView } from "./shapes.ts";

/** Long work the caller started: everything open or not yet seen, then the latest; at most 50. For the bell. */
export const listMyBatches = queryContract({
  name: "batch.list-my-batches",
  method: "GET",
  path: "/batches",
  summary: "Long work the caller started, open and unseen first.",
  permission: "signed-in",
  scope: "self",
  personal: false,
  input: z.strictObject({}),
  output: z.strictObject({ batches: z.array(BatchView) }),
  errors: {},
});
