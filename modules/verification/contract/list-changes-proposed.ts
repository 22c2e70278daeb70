import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { PlaceCode } from "#platform/kernel/place-code.ts";

export const changeStates = ["waiting", "accepted", "refused", "overtaken"] as const;
export const changeActs = ["set-field", "life-event", "create-family", "move-family", "end-family"] as const;

/** One field a visit or an accepted row would change, before and after; numbers masked. */
export const ProposedChange = z.strictObject({
  changeId: z.uuid(),
  origin: z.enum(["visit", "proposal"]),
  act: z.enum(changeActs),
  field: z.string(),
  familyId: z.uuid().nullable(),
  personId: z.uuid().nullable(),
  /** Of the person, else of the family's head. */
  name: z.string(),
  placeCode: PlaceCode,
  place: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  reason: z.string(),
  proposedAt: z.iso.datetime(),
  proposedBy: z.string(),
  state: z.enum(changeStates),
  told: z.string(),
});

/** The verifier's bench: changes that wait, oldest first; or those decided. */
export const listChangesProposed = queryContract({
  name: "verification.list-changes-proposed",
  method: "GET",
  path: "/verification/changes",
  summary: "List proposed changes of the registry.",
  permission: "verification.change.read",
  scope: "compartment",
  personal: true,
  input: z.strictObject({
    state: z.enum(changeStates).default("waiting"),
    limit: z.coerce.number().int().min(1).max(200).default(100),
    after: z.uuid().optional(),
  }),
  output: z.strictObject({
    changes: z.array(ProposedChange),
    total: z.int(),
    next: z.uuid().nullable(),
  }),
  errors: {},
});
