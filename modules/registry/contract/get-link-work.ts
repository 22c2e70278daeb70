import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { LinkDoubt, LinkKind } from "./link-shapes.ts";

/** How much waits, in figures; nobody is named. */
export const getLinkWork = queryContract({
  name: "registry.get-link-work",
  method: "GET",
  path: "/registry/link-work",
  summary: "Count the pairs that wait for a decision.",
  permission: "registry.link.read",
  scope: "area",
  personal: false,
  input: z.strictObject({}),
  output: z.strictObject({
    /** Waiting pairs by kind and doubt. */
    waiting: z.array(z.strictObject({ kind: LinkKind, doubt: LinkDoubt, count: z.int() })),
    mine: z.int(),
    /** Decided by somebody else, waiting for the caller as second person. */
    toConfirm: z.int(),
    askField: z.int(),
    disputed: z.int(),
    /** Blind second looks that the caller may take. */
    toCheck: z.int(),
    /** True where no run has ever compared the records: nothing found then means nothing. */
    neverRun: z.boolean(),
  }),
  errors: {},
});
