import { z } from "zod";
import { RupiahText } from "./shapes.ts";

export const allocationStates = [
  "allocated",
  "partly",
  "handed-over",
  "refused",
  "cancelled",
  "returned",
] as const;
export const handoverOutcomes = ["full", "partial", "refused", "not-met"] as const;
export const receiverRelations = ["self", "family", "guardian", "proxy"] as const;
export const aftercareKinds = ["fitted", "repaired", "returned"] as const;

const Title = z.strictObject({ id: z.string().trim().min(2).max(80), en: z.string().trim().min(2).max(80) });

export const GoodsItem = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, { message: "Kode: huruf kecil, angka dan tanda hubung." }),
  title: Title,
  /** "unit", "paket", "pasang" */
  measure: z.string().trim().min(1).max(20),
  serialNumbered: z.boolean(),
  /** Measured and fitted on dates of their own: prostheses, hearing aids. */
  needsFitting: z.boolean(),
});

export const GoodsLot = z.strictObject({
  lotId: z.uuid(),
  itemCode: z.string(),
  store: z.string(),
  documentNumber: z.string(),
  receivedOn: z.iso.date(),
  quantity: z.int(),
  reserved: z.int(),
  handedOver: z.int(),
  writtenOff: z.int(),
  /** Still on the shelf and free. */
  free: z.int(),
  unitCostRupiah: RupiahText,
  expiresOn: z.iso.date().nullable(),
});

export const AllocationLine = z.strictObject({
  allocationId: z.uuid(),
  entitlementId: z.uuid(),
  name: z.string(),
  place: z.string(),
  programmeCode: z.string(),
  itemCode: z.string(),
  itemTitle: Title,
  measure: z.string(),
  quantity: z.int(),
  handedOver: z.int(),
  state: z.enum(allocationStates),
  revision: z.int(),
});

export const Handover = z.strictObject({
  handoverId: z.uuid(),
  number: z.string(),
  outcome: z.enum(handoverOutcomes),
  quantity: z.int(),
  happenedAt: z.iso.datetime(),
  receiverName: z.string(),
  receiverRelation: z.enum(receiverRelations),
  serialNumber: z.string(),
  fittedOn: z.iso.date().nullable(),
  hasSignature: z.boolean(),
  hasPhoto: z.boolean(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  accuracyMetres: z.int().nullable(),
  note: z.string(),
  recordedBy: z.string(),
  events: z.array(
    z.strictObject({
      kind: z.enum(aftercareKinds),
      happenedOn: z.iso.date(),
      note: z.string(),
      recordedBy: z.string(),
    }),
  ),
});

export type GoodsLot = z.output<typeof GoodsLot>;
export type AllocationLine = z.output<typeof AllocationLine>;
export type Handover = z.output<typeof Handover>;
