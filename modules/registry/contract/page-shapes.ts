import { z } from "zod";
import { CivilDate } from "./shapes.ts";

/** Aid received or listed, with its giver. */
export const Aid = z.strictObject({
  aidId: z.uuid(),
  personId: z.uuid().nullable(),
  programme: z.string(),
  giver: z.string(),
  periodFromOn: CivilDate.nullable(),
  periodUptoOn: CivilDate.nullable(),
  stage: z.string(),
  amountRupiah: z.number().nullable(),
  goods: z.string(),
  receivedOn: CivilDate.nullable(),
  status: z.enum(["listed", "paid", "returned", "stopped"]),
  source: z.string(),
});

export const DocumentRow = z.strictObject({
  documentId: z.uuid(),
  personId: z.uuid().nullable(),
  kind: z.string(),
  title: z.string(),
  mediaType: z.string(),
  byteSize: z.int(),
  createdAt: z.iso.datetime(),
});

export const LifeEvent = z.strictObject({
  eventId: z.uuid(),
  personId: z.uuid().nullable(),
  kind: z.string(),
  happenedOn: CivilDate,
  destination: z.string(),
  note: z.string(),
  source: z.string(),
});

/** One coded fact: the field, its list (see registry.list-code-lists) and code; plain numbers have no list. */
export const CodedFact = z.strictObject({
  field: z.string(),
  listId: z.string().nullable(),
  value: z.int(),
});

export const MergeMark = z.strictObject({
  mergeId: z.uuid(),
  mergedId: z.uuid(),
  mergedAt: z.iso.datetime(),
  reason: z.string(),
});

/** Who the record may be as well; nobody has decided yet. The pair's page: /data-ganda/<pairId>. */
export const SuspicionMark = z.strictObject({
  pairId: z.uuid(),
  /** The person or family of this page it is about. */
  subjectId: z.uuid(),
  otherId: z.uuid(),
  probability: z.number(),
  state: z.enum(["open", "unsure", "ask-field", "awaiting-second"]),
});

/** What the actor may do with the thing shown; the screen shows no other button. */
export const Allowed = z.array(z.string());
