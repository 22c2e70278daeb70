import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/**
 * The history of a family (its members' included), a person or a group, newest first; joining and leaving a
 * group names the person, where the actor may see that person: every changed field with old and
 * new value, who, when, why and from which source. Numbers are masked.
 */
export const listChanges = queryContract({
  name: "registry.list-changes",
  method: "GET",
  path: "/registry/:subjectKind/:subjectId/changes",
  summary: "List the history of a family, person or group.",
  permission: "registry.change.list",
  scope: "area",
  personal: true,
  input: z.strictObject({
    subjectKind: z.enum(["person", "family", "group"]),
    subjectId: z.uuid(),
    /** `next` of the page before. */
    after: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.strictObject({
    changes: z.array(
      z.strictObject({
        changeId: z.string(),
        subjectKind: z.enum(["person", "family", "household", "group"]),
        subjectId: z.uuid(),
        subjectName: z.string(),
        field: z.string(),
        oldValue: z.string().nullable(),
        newValue: z.string().nullable(),
        reason: z.string(),
        source: z.string(),
        batchId: z.uuid().nullable(),
        changedAt: z.iso.datetime(),
        changedBy: z.uuid().nullable(),
        changedByName: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
  errors: { SUBJECT_NOT_FOUND: 404 },
});
