import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { Breach } from "./breach-shapes.ts";

/** The register of breaches in the caller's area: open ones by deadline, then the closed, newest first. */
export const listBreaches = queryContract({
  name: "accountability.list-breaches",
  method: "GET",
  path: "/accountability/breaches",
  summary: "List failures of data protection.",
  permission: "accountability.breach.read",
  scope: "area",
  personal: false,
  input: z.strictObject({ breachId: z.uuid().optional() }),
  output: z.strictObject({ breaches: z.array(Breach) }),
  errors: {},
});
