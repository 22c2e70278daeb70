import { z } from "zod";

export const breachKinds = ["confidentiality", "integrity", "availability"] as const;
export const breachStates = ["open", "notified", "closed"] as const;

const Told = z.iso.datetime().nullable();

/** A failure of protection, as the register keeps it. */
export const Breach = z.strictObject({
  breachId: z.uuid(),
  number: z.string(),
  kind: z.enum(breachKinds),
  state: z.enum(breachStates),
  title: z.string(),
  place: z.strictObject({ code: z.string(), name: z.string() }),
  happenedAt: Told,
  foundAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  whatData: z.string(),
  /** People concerned, as far as known. */
  subjectCount: z.int(),
  how: z.string(),
  handling: z.string(),
  recovery: z.string(),
  publicNotice: z.boolean(),
  subjectsToldAt: Told,
  authorityToldAt: Told,
  closingNote: z.string().nullable(),
  recordedBy: z.string(),
  revision: z.int(),
  allowed: z.array(z.enum(["change", "notify", "close"])),
});

export type Breach = z.output<typeof Breach>;

/** What may be written about a breach; the same when it is found and when more is known. */
export const BreachFacts = {
  title: z.string().trim().min(5).max(160),
  kind: z.enum(breachKinds),
  happenedAt: z.iso.datetime().nullable().default(null),
  whatData: z.string().trim().min(5).max(2000),
  subjectCount: z.coerce.number().int().min(0).max(300_000_000),
  how: z.string().trim().min(5).max(4000),
  handling: z.string().trim().max(4000).default(""),
  recovery: z.string().trim().max(4000).default(""),
  /** Art. 46 (3): told to the public where public service is disturbed or the harm to society is serious. */
  publicNotice: z.boolean().default(false),
} as const;
