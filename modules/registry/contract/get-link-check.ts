import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { LinkPart, LinkRecord } from "./link-shapes.ts";

/** The next decided pair of the sample that the caller has not decided themselves, without the first answer. */
export const getLinkCheck = queryContract({
  name: "registry.get-link-check",
  method: "GET",
  path: "/registry/link-checks/next",
  summary: "Read the next pair to look at blind.",
  permission: "registry.link.decide",
  scope: "area",
  personal: true,
  input: z.strictObject({}),
  output: z.strictObject({
    check: z
      .strictObject({
        checkId: z.uuid(),
        weight: z.number(),
        parts: z.array(LinkPart),
        records: z.array(LinkRecord),
      })
      .nullable(),
    waiting: z.int(),
  }),
  errors: {},
});
