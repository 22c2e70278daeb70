import { z } from "zod";

const Words = z.strictObject({ id: z.string(), en: z.string() });

export const RetentionClass = z.strictObject({
  code: z.string(),
  title: Words,
  holds: Words,
  /** Null = kept for ever. */
  years: z.int().nullable(),
  /** From which moment the years count. */
  after: Words,
  fate: z.enum(["destroy", "keep"]),
  legalBasis: z.string(),
  unverified: z.boolean(),
});

export const Destruction = z.strictObject({
  destructionId: z.uuid(),
  number: z.string(),
  classCode: z.string(),
  olderThanOn: z.iso.date(),
  recordCount: z.int(),
  listSha256: z.string(),
  state: z.enum(["proposed", "done", "rejected"]),
  proposedAt: z.iso.datetime(),
  proposedBy: z.string(),
  decidedAt: z.iso.datetime().nullable(),
  decidedBy: z.string().nullable(),
  note: z.string(),
  destroyedCount: z.int().nullable(),
  allowed: z.array(z.enum(["decide"])),
});

export type Destruction = z.output<typeof Destruction>;
