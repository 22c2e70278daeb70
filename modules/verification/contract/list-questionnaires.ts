import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

const Title = z.strictObject({ id: z.string(), en: z.string() });

/** Every questionnaire in its newest version. */
export const listQuestionnaires = queryContract({
  name: "verification.list-questionnaires",
  method: "GET",
  path: "/verification/questionnaires",
  summary: "List questionnaires.",
  permission: "verification.questionnaire.read",
  scope: "none",
  personal: false,
  input: z.strictObject({}),
  output: z.strictObject({
    questionnaires: z.array(
      z.strictObject({
        code: z.string(),
        version: z.int(),
        title: Title,
        source: z.enum(["reference", "designed", "xlsform"]),
        questions: z.int(),
        /** Answers of how many questions become a field of the registry. */
        linked: z.int(),
        answered: z.int(),
      }),
    ),
  }),
  errors: {},
});
