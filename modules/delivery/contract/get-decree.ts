import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { DecreeRow, decreeActions, PaperWords } from "./decree-shapes.ts";
import { RupiahText } from "./shapes.ts";

const Step = z.strictObject({ at: z.iso.datetime(), by: z.string() });

export const DecreeView = DecreeRow.extend({
  versionId: z.uuid(),
  unit: z.string(),
  form: z.string(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  amends: z.strictObject({ decreeId: z.uuid(), number: z.string().nullable() }).nullable(),
  amendedBy: z.array(
    z.strictObject({ decreeId: z.uuid(), number: z.string().nullable(), state: z.string() }),
  ),
  selectionId: z.uuid().nullable(),
  announcedRupiah: RupiahText.nullable(),
  budget: z
    .strictObject({
      budgetId: z.uuid(),
      title: z.string(),
      activityCode: z.string(),
      accountCode: z.string(),
      ceilingRupiah: RupiahText,
      /** What may still be reserved; below zero never. */
      roomRupiah: RupiahText,
    })
    .nullable(),
  withdrawCount: z.int(),
  quota: z.int().nullable(),
  paper: PaperWords,
  listSha256: z.string().nullable(),
  pdfSha256: z.string().nullable(),
  verifyCode: z.string().nullable(),
  paperState: z.enum(["none", "waiting", "ready", "failed"]),
  attachments: z.array(
    z.strictObject({ position: z.int(), title: z.string(), lines: z.int(), sha256: z.string() }),
  ),
  reconciledAt: z.iso.datetime().nullable(),
  /** Whether the list is still the one that was reconciled. */
  isReconciled: z.boolean(),
  /** Batch of the reconciliation or of the paper that runs or ran last. */
  batchId: z.uuid().nullable(),
  returnReason: z.string().nullable(),
  cancelReason: z.string().nullable(),
  made: Step,
  submitted: Step.nullable(),
  checked: Step.nullable(),
  signed: Step.nullable(),
  signatureKind: z.string().nullable(),
  enrolledAt: z.iso.datetime().nullable(),
  revision: z.int(),
  actions: z.array(z.enum(decreeActions)),
  /** Why an action of the next step is closed to this person, by refusal code. */
  blockedBy: z.string().nullable(),
});
export type DecreeView = z.infer<typeof DecreeView>;

/** One decree with its steps, figures, paper and what the caller may do with it. */
export const getDecree = queryContract({
  name: "delivery.get-decree",
  method: "GET",
  path: "/delivery/decrees/:decreeId",
  summary: "One decree.",
  permission: "delivery.decree.read",
  scope: "area",
  personal: false,
  input: z.strictObject({ decreeId: z.uuid() }),
  output: DecreeView,
  errors: { DECREE_NOT_FOUND: 404 },
});
