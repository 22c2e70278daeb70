import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { ProgrammeCode, ProgrammeForm, ProgrammeUnit } from "./definition.ts";

/** Begins a new programme of the actor's division with an empty draft, which is in force only once approved. */
export const createProgramme = commandContract({
  name: "programmes.create-programme",
  method: "POST",
  path: "/programmes",
  summary: "Begin a programme with a first draft.",
  permission: "programmes.programme.create",
  scope: "none",
  input: z.strictObject({
    code: ProgrammeCode,
    title: z.strictObject({ id: z.string().trim().min(1).max(120), en: z.string().trim().min(1).max(120) }),
    unit: ProgrammeUnit,
    form: ProgrammeForm,
    effectiveFrom: z.iso.date(),
  }),
  output: z.strictObject({ versionId: z.uuid() }),
  errors: { BIDANG_NEEDED: 403, PROGRAMME_CODE_TAKEN: 409 },
});
