import { z } from "zod";

/** Something wrong ("error": may not be saved) or doubtful ("warning") about a rule; message `programmes_problem_CODE`. */
export const RuleProblem = z.strictObject({
  code: z.string(),
  severity: z.enum(["error", "warning"]),
  from: z.int().min(0),
  to: z.int().min(0),
  params: z.record(z.string(), z.string()),
});
export type RuleProblem = z.output<typeof RuleProblem>;
