import { z } from "zod";

/** Filters that the audit trail and the access log share. Times are instants; `to` is exclusive. */
export const TrailFilter = z.strictObject({
  actorId: z.uuid().optional(),
  subjectKind: z.string().max(60).optional(),
  subjectId: z.string().max(100).optional(),
  operation: z.string().max(100).optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** `next` of the page before: only older lines follow. */
  after: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});

/** What every line tells: newest first. */
export const TrailLine = z.strictObject({
  seq: z.string(),
  at: z.iso.datetime(),
  operation: z.string(),
  /** Null: nobody was signed in, or the system itself acted. */
  actor: z.strictObject({ userId: z.uuid(), name: z.string().nullable() }).nullable(),
  subject: z.strictObject({
    kind: z.string(),
    id: z.string(),
    place: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
  }),
  ip: z.string().nullable(),
});

export type TrailFilter = z.output<typeof TrailFilter>;
export type TrailLine = z.output<typeof TrailLine>;
