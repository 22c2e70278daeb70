import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/** What the sign-in page offers, before anyone is known. */
export const getSignInOptions = queryContract({
  name: "identity.get-sign-in-options",
  method: "GET",
  path: "/identity/sign-in-options",
  summary: "Ways to sign in that this office offers.",
  permission: "public",
  scope: "none",
  personal: false,
  input: z.strictObject({}),
  output: z.strictObject({
    password: z.boolean(),
    /** Sign-in at the office's own identity provider; null where none is set up. */
    office: z.strictObject({ label: z.string() }).nullable(),
  }),
  errors: {},
});
