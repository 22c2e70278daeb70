import { z } from "zod";

/** Whole rupiah as decimal digits: an amount may pass what a JSON number carries exactly. */
export const RupiahText = z
  .string()
  .regex(/^\d{1,15}$/, { message: "Jumlah rupiah ditulis dengan angka saja, paling banyak 15 angka." })
  .meta({ id: "RupiahText", description: "Whole rupiah as decimal digits" });

/** Period of a programme: "2026", or "2026-3" for its third cycle. */
export const PeriodText = z
  .string()
  .regex(/^\d{4}(-\d{1,2})?$/, { message: "Periode ditulis seperti 2026 atau 2026-3." })
  .meta({ id: "PeriodText" });

/** Why something is done: kept for ever, so it must say something. */
export const ReasonText = z.string().trim().min(10).max(500);
