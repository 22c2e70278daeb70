import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { Questionnaire } from "./questionnaire-shapes.ts";

/** One version of a questionnaire: it never changes, so a phone keeps it for good. */
export const getQuestionnaire = queryContract({
  name: "verification.get-questionnaire",
  method: "GET",
  path: "/verification/questionnaires/:code/:version",
  summary: "Read one version of a questionnaire.",
  permission: "verification.questionnaire.read",
  scope: "none",
  personal: false,
  input: z.strictObject({ code: z.string().max(40), version: z.coerce.number().int().min(1) }),
  output: z.strictObject({ questionnaire: Questionnaire, sha256: z.string(), state: z.string() }),
  errors: { QUESTIONNAIRE_NOT_FOUND: 404 },
});
