import { z } from "zod";
import { NewPerson, PersonChanges } from "#modules/registry/contract/person-input.ts";
import { Address, CivilDate, KkText } from "#modules/registry/contract/shapes.ts";
import { PlaceCode } from "#platform/kernel/place-code.ts";
import { lanes, rowActs, rowStates } from "../domain/ladder.ts";

export const Period = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
export const Lane = z.enum(lanes);
export const TierName = z.enum(["village", "district", "regency", "province"]);
export const rowKinds = ["new-family", "change", "death", "move", "removal"] as const;

/** Largest list a village sends at once. */
export const largestProposal = 500;

/** What a row proposes; each becomes, once accepted, what a verifier writes into the registry. */
export const RowContent = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("new-family"),
    kkNumber: KkText.nullable().default(null),
    address: Address,
    members: z.array(NewPerson).min(1).max(30),
  }),
  z.strictObject({ kind: z.literal("change"), personId: z.uuid(), changes: PersonChanges }),
  z.strictObject({ kind: z.literal("death"), personId: z.uuid(), happenedOn: CivilDate }),
  z.strictObject({
    kind: z.literal("move"),
    personId: z.uuid(),
    happenedOn: CivilDate,
    destination: z.string().trim().min(1).max(120),
  }),
  /** Asks that the family be looked at again because it should not be on the lists any more; decided by a visit. */
  z.strictObject({ kind: z.literal("removal"), familyId: z.uuid() }),
]);
export type RowContent = z.infer<typeof RowContent>;

export const ProposalLine = z.strictObject({
  proposalId: z.uuid(),
  title: z.string(),
  placeCode: PlaceCode,
  place: z.string(),
  period: Period,
  lane: Lane,
  state: z.enum(["draft", "sent", "closed", "withdrawn"]),
  rows: z.int(),
  waiting: z.int(),
  returned: z.int(),
  accepted: z.int(),
  refused: z.int(),
  /** Rows that wait for the caller's own tier. */
  waitingForMe: z.int(),
  /** Of the tier that holds the slowest row; null where nothing waits. */
  dueOn: CivilDate.nullable(),
  hasBacking: z.boolean(),
});

export const ProposalRow = z.strictObject({
  rowId: z.uuid(),
  rowNumber: z.int(),
  kind: z.enum(rowKinds),
  subjectName: z.string(),
  familyId: z.uuid().nullable(),
  personId: z.uuid().nullable(),
  /** What is proposed, field by field, with numbers masked. */
  facts: z.array(z.strictObject({ field: z.string(), value: z.string() })),
  reason: z.string(),
  state: z.enum(rowStates),
  tier: TierName,
  told: z.string(),
  revision: z.int(),
});

export const RowDecision = z.strictObject({
  rowId: z.uuid(),
  act: z.enum(rowActs),
  reason: z.string().trim().max(500).default(""),
});

export const backingKinds = ["musdes", "muskel", "sptjm"] as const;
export const largestBackingBytes = 2_097_152;
