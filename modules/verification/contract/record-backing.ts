import { z } from "zod";
import { CivilDate, PersonName } from "#modules/registry/contract/shapes.ts";
import { commandContract } from "#platform/kernel/contract.ts";
import { backingKinds, largestBackingBytes } from "./proposal-shapes.ts";

/** Attaches the minutes of the village meeting with attendance and signed scan, or the SPTJM in their place. */
export const recordBacking = commandContract({
  name: "verification.record-backing",
  method: "POST",
  path: "/verification/proposals/:proposalId/backing",
  summary: "Attach minutes or a letter of responsibility.",
  permission: "verification.proposal.write",
  scope: "area",
  input: z.strictObject({
    proposalId: z.uuid(),
    kind: z.enum(backingKinds),
    number: z.string().trim().min(1).max(80),
    heldOn: CivilDate,
    chairName: PersonName,
    /** Those present at a meeting; an SPTJM has its signers. */
    attendance: z
      .array(z.strictObject({ name: PersonName, position: z.string().trim().max(80) }))
      .min(1)
      .max(200),
    fileName: z.string().trim().min(1).max(200),
    mediaType: z.enum(["application/pdf", "image/jpeg", "image/png"]),
    /** The signed scan, at most 2 MiB. */
    contentBase64: z.base64().max(Math.ceil(largestBackingBytes / 3) * 4),
  }),
  output: z.strictObject({ backingId: z.uuid() }),
  errors: { PROPOSAL_NOT_FOUND: 404, PROPOSAL_NOT_OPEN: 409, DATE_IN_FUTURE: 422, FILE_KIND_WRONG: 422 },
});
