import { z } from "zod";
import { PlaceCode } from "#platform/kernel/place-code.ts";
import { findingKinds } from "./finding-kinds.ts";
import { PeriodText, RupiahText } from "./shapes.ts";

export const decreeStates = ["draft", "submitted", "checked", "signed", "cancelled"] as const;
export const DecreeState = z.enum(decreeStates);
export type DecreeState = z.infer<typeof DecreeState>;

/** What the office may do with a decree now; the screen offers these and nothing else. */
export const decreeActions = [
  "change",
  "reconcile",
  "resolve",
  "submit",
  "return",
  "check",
  "sign",
  "cancel",
  "amend",
] as const;

/** 409: somebody changed the decree since it was read. */
export const decreeErrors = { DECREE_NOT_FOUND: 404, DECREE_REVISED: 409, DECREE_STATE_WRONG: 409 } as const;

export const DecreeRow = z.strictObject({
  decreeId: z.uuid(),
  kind: z.enum(["new", "amending"]),
  programmeCode: z.string(),
  programmeTitle: z.string(),
  period: PeriodText,
  placeCode: PlaceCode,
  placeLabel: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  datedOn: z.iso.date().nullable(),
  state: DecreeState,
  lineCount: z.int(),
  totalRupiah: RupiahText,
  openFindings: z.int(),
  madeAt: z.iso.datetime(),
});
export type DecreeRow = z.infer<typeof DecreeRow>;

/** Words of the paper: "menimbang", "mengingat", "memperhatikan", "memutuskan", "tembusan", where and who signs. */
export const PaperWords = z.strictObject({
  considering: z.array(z.string().trim().min(3).max(1000)).max(12).default([]),
  legalBasis: z.array(z.string().trim().min(3).max(600)).max(20).default([]),
  observing: z.array(z.string().trim().min(3).max(600)).max(12).default([]),
  rulings: z.array(z.string().trim().min(3).max(1000)).max(12).default([]),
  copies: z.array(z.string().trim().min(3).max(200)).max(20).default([]),
  /** Where it is signed; empty = the city of the letterhead. */
  place: z.string().trim().max(80).default(""),
  /** Code and version of the template the words began with: "sk-baru 1". */
  template: z.string().max(60).default(""),
  /** Why an amending decree was begun. */
  because: z.string().trim().max(500).default(""),
  signerTitle: z.string().trim().max(120).default(""),
  signerName: z.string().trim().max(120).default(""),
});
export type PaperWords = z.infer<typeof PaperWords>;

export const FindingKindText = z.enum(findingKinds);

/** One line of a list as an officer may see it; numbers masked. */
export const LineView = z.strictObject({
  line: z.int(),
  name: z.string(),
  bornOn: z.iso.date().nullable(),
  nikMasked: z.string().nullable(),
  kkMasked: z.string().nullable(),
  accountMasked: z.string().nullable(),
  address: z.string(),
  placeLabel: z.string(),
  amountRupiah: RupiahText,
  times: z.int(),
  totalRupiah: RupiahText,
  effect: z.enum(["grant", "withdraw"]),
  origin: z.string(),
  because: z.string(),
  familyId: z.uuid().nullable(),
  personId: z.uuid().nullable(),
});
export type LineView = z.infer<typeof LineView>;
