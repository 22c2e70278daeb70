import { z } from "zod";
import { RupiahText } from "./shapes.ts";

/** Where an entitlement stands, as the report counts it. */
export const entitlementStates = [
  "due",
  "held",
  "paying",
  "paid",
  "returned",
  "handed-over",
  "cancelled",
] as const;

const Sum = z.strictObject({ count: z.int(), rupiah: RupiahText });

/** One cell of the realisation: programme × kabupaten/kota × month in which it fell due. */
export const RealisationRow = z.strictObject({
  programmeCode: z.string(),
  programmeTitle: z.strictObject({ id: z.string(), en: z.string() }),
  /** Persons, families and groups are never added together. */
  unit: z.enum(["person", "family", "household", "group"]),
  region: z.strictObject({ code: z.string(), name: z.string() }),
  /** "2026-03" */
  month: z.string(),
  /** All that fell due and was not cancelled; the four after it add up to this one. */
  entitled: Sum,
  waiting: Sum,
  paying: Sum,
  received: Sum,
  returned: Sum,
});

export type RealisationRow = z.output<typeof RealisationRow>;
