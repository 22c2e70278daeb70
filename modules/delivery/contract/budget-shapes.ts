import { z } from "zod";
import { RupiahText } from "./shapes.ts";

/** Figures of a budget line; room = ceiling − reserved − committed − paid + returned. */
export const BudgetFigures = z.strictObject({
  ceilingRupiah: RupiahText,
  reservedRupiah: RupiahText,
  committedRupiah: RupiahText,
  paidRupiah: RupiahText,
  returnedRupiah: RupiahText,
  roomRupiah: RupiahText,
});

export const BudgetView = BudgetFigures.extend({
  budgetId: z.uuid(),
  year: z.int(),
  activityCode: z.string(),
  accountCode: z.string(),
  title: z.string(),
  bidang: z.string().nullable(),
  fundSource: z.string(),
  revision: z.int(),
});
export type BudgetView = z.infer<typeof BudgetView>;

export const BudgetYear = z.coerce.number().int().min(2000).max(2100);

/** Codes of sub-activity and account as SIPD writes them, or the words of the DPA ("BTT 2022"). */
export const ChartCode = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z][0-9A-Za-z. ]{1,39}$/, {
    message: "Kode ditulis dengan angka, huruf dan titik, misalnya 1.06.05.1.02.",
  });

export const budgetMoveKinds = [
  "reserve",
  "release",
  "commit",
  "uncommit",
  "pay",
  "return",
  "ceiling",
] as const;
