import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { LinkFilter, LinkPairRow } from "./link-shapes.ts";

/**
 * Pairs that may be one person or one family, the most probable first. Only pairs of which the caller may see
 * both records; `total` and `counts` are of those alone.
 */
export const listLinkPairs = queryContract({
  name: "registry.list-link-pairs",
  method: "GET",
  path: "/registry/link-pairs",
  summary: "List pairs of records that may be one.",
  permission: "registry.link.read",
  scope: "area",
  personal: true,
  input: z.strictObject({
    ...LinkFilter,
    /** `next` of the page before. */
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.strictObject({
    pairs: z.array(LinkPairRow),
    total: z.int(),
    next: z.uuid().nullable(),
  }),
  errors: { CURSOR_INVALID: 404 },
});
