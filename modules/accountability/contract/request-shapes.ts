import { z } from "zod";

export const requestKinds = ["access", "correction", "objection"] as const;
export const requestStates = ["open", "granted", "partly-granted", "refused", "withdrawn"] as const;
export const requesterRelations = ["self", "parent", "guardian", "family", "proxy"] as const;
export const identityChecks = [
  "identity-card",
  "family-card",
  "known-to-village",
  "letter-of-authority",
] as const;
export const requestChannels = ["counter", "letter", "telephone", "officer-visit"] as const;

/** One line of the register. */
export const RequestLine = z.strictObject({
  requestId: z.uuid(),
  number: z.string(),
  kind: z.enum(requestKinds),
  state: z.enum(requestStates),
  /** Null where the person lies outside what the caller may see now. */
  subject: z.strictObject({ kind: z.enum(["person", "family"]), id: z.uuid(), name: z.string() }).nullable(),
  place: z.strictObject({ code: z.string(), name: z.string() }),
  programmeCode: z.string().nullable(),
  receivedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  answeredAt: z.iso.datetime().nullable(),
});

export const Request = RequestLine.extend({
  requesterName: z.string(),
  requesterRelation: z.enum(requesterRelations),
  identityChecked: z.enum(identityChecks),
  contact: z.string(),
  channel: z.enum(requestChannels),
  request: z.string(),
  answer: z.string().nullable(),
  legalBasis: z.string().nullable(),
  answeredBy: z.string().nullable(),
  recordedBy: z.string(),
  revision: z.int(),
  /** What the caller may do with it now. */
  allowed: z.array(z.enum(["answer", "print"])),
});

export type RequestLine = z.output<typeof RequestLine>;
export type Request = z.output<typeof Request>;
