import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { PaperWords } from "./decree-shapes.ts";

/** The words that the template in force today gives this decree: what "start again from the template" puts in. */
export const getPaperTemplate = queryContract({
  name: "delivery.get-paper-template",
  method: "GET",
  path: "/delivery/decrees/:decreeId/paper-template",
  summary: "Words of the paper by the template in force.",
  permission: "delivery.decree.prepare",
  scope: "area",
  personal: false,
  input: z.strictObject({ decreeId: z.uuid() }),
  output: PaperWords,
  errors: { DECREE_NOT_FOUND: 404 },
});
