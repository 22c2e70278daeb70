import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { decreeErrors } from "./decree-shapes.ts";
import { ReasonText, RupiahText } from "./shapes.ts";

/** What may be corrected on a line of a draft; a field left out stays. */
export const LineCorrection = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  address: z.string().trim().max(200).optional(),
  nik: z
    .string()
    .regex(/^\d{16}$/, { message: "NIK terdiri dari 16 angka." })
    .nullable()
    .optional(),
  kkNumber: z
    .string()
    .regex(/^\d{16}$/, { message: "Nomor KK terdiri dari 16 angka." })
    .nullable()
    .optional(),
  accountNumber: z
    .string()
    .regex(/^[0-9A-Za-z-]{4,34}$/, { message: "Nomor rekening: 4 sampai 34 angka." })
    .nullable()
    .optional(),
  accountName: z.string().trim().max(120).nullable().optional(),
  amountRupiah: RupiahText.optional(),
  times: z.int().min(1).max(60).optional(),
});

/** Corrects one line of a draft; its total is always amount × times afterwards. The list then has to be reconciled again. */
export const changeDecreeLine = commandContract({
  name: "delivery.change-decree-line",
  method: "PUT",
  path: "/delivery/decrees/:decreeId/lines/:line",
  summary: "Correct a line of a draft decree.",
  permission: "delivery.decree.prepare",
  scope: "area",
  input: z.strictObject({
    decreeId: z.uuid(),
    line: z.coerce.number().int().min(1),
    correction: LineCorrection,
    reason: ReasonText,
  }),
  output: z.strictObject({ revision: z.int() }),
  errors: { ...decreeErrors, LINE_NOT_FOUND: 404, NOTHING_CHANGED: 422 },
});
