import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/** What waits for the caller: submitted versions they may decide, and drafts of their division that were returned. */
export const listWaitingVersions = queryContract({
  name: "programmes.list-waiting-versions",
  method: "GET",
  path: "/programmes/versions/waiting",
  summary: "List versions that wait for the caller.",
  permission: "programmes.programme.read",
  scope: "none",
  personal: false,
  input: z.strictObject({}),
  output: z.strictObject({
    waiting: z.array(
      z.strictObject({
        versionId: z.uuid(),
        code: z.string(),
        title: z.strictObject({ id: z.string(), en: z.string() }),
        number: z.int(),
        what: z.enum(["approve", "mend"]),
        effectiveFrom: z.iso.date(),
      }),
    ),
  }),
  errors: {},
});
