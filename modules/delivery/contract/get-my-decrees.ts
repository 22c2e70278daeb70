import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { DecreeRow } from "./decree-shapes.ts";

/** Decrees that wait for the caller: to sign, to check (never one's own), or drafts with findings to decide on. */
export const getMyDecrees = queryContract({
  name: "delivery.get-my-decrees",
  method: "GET",
  path: "/delivery/my-decrees",
  summary: "Decrees that wait for the caller.",
  permission: "delivery.decree.read",
  scope: "area",
  personal: false,
  input: z.strictObject({}),
  output: z.strictObject({
    toSign: z.array(DecreeRow),
    toCheck: z.array(DecreeRow),
    toResolve: z.array(DecreeRow),
  }),
  errors: {},
});
