import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { decreeErrors } from "./decree-shapes.ts";
import { ReasonText, RupiahText } from "./shapes.ts";

const Amount = { amountRupiah: RupiahText, times: z.int().min(1).max(60) };
/** A line of the amended decree, or of another amendment of it that was signed. */
const AmendedLine = { fromDecreeId: z.uuid().optional(), line: z.int().min(1) };

/**
 * What a maker does to the list of a draft: "grant" adds a person or family of the registry. In an amending decree
 * also "withdraw" a line of the amended one, "replace" it by somebody else, or "change" its amount: the last two are a
 * withdrawal and a grant in one act.
 */
export const LineAct = z.discriminatedUnion("effect", [
  z.strictObject({ effect: z.literal("grant"), subjectId: z.uuid(), ...Amount }),
  z.strictObject({ effect: z.literal("withdraw"), ...AmendedLine }),
  z.strictObject({ effect: z.literal("replace"), ...AmendedLine, subjectId: z.uuid(), ...Amount }),
  z.strictObject({ effect: z.literal("change"), ...AmendedLine, ...Amount }),
]);
export type LineAct = z.infer<typeof LineAct>;

/** Acts on the list of a draft, with reason and evidence that the checker sees beside the line. */
export const addDecreeLine = commandContract({
  name: "delivery.add-decree-line",
  method: "POST",
  path: "/delivery/decrees/:decreeId/lines",
  summary: "Add, withdraw, replace or change a line in a draft decree.",
  permission: "delivery.decree.prepare",
  scope: "area",
  input: z.strictObject({
    decreeId: z.uuid(),
    what: LineAct,
    reason: ReasonText,
    /** Letter, minutes of a visit, death certificate: what others can look up. */
    evidence: z.string().trim().min(3).max(300),
  }),
  output: z.strictObject({ line: z.int(), revision: z.int() }),
  errors: {
    ...decreeErrors,
    SUBJECT_NOT_FOUND: 404,
    LINE_NOT_FOUND: 404,
    DECREE_NOT_AMENDING: 409,
    LINE_ALREADY_THERE: 409,
    NOTHING_CHANGED: 422,
  },
});
