import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { decreeErrors } from "./decree-shapes.ts";
import { ReasonText } from "./shapes.ts";

/** Takes a line out of a draft. Its number stays unused, so that findings keep meaning the lines they name. */
export const removeDecreeLine = commandContract({
  name: "delivery.remove-decree-line",
  method: "POST",
  path: "/delivery/decrees/:decreeId/lines/:line/remove",
  summary: "Remove a line from a draft decree.",
  permission: "delivery.decree.prepare",
  scope: "area",
  input: z.strictObject({ decreeId: z.uuid(), line: z.coerce.number().int().min(1), reason: ReasonText }),
  output: z.strictObject({ revision: z.int() }),
  errors: { ...decreeErrors, LINE_NOT_FOUND: 404 },
});
