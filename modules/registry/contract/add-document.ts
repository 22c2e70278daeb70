import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

export const documentKinds = [
  "family-card",
  "identity",
  "house-photo",
  "letter",
  "assessment",
  "other",
] as const;

/** Largest paper kept: a scanned page or a photo; larger ones belong to a case file. */
export const maxDocumentBytes = 5_000_000;

/**
 * Keeps a paper of a family or of one person (PDF, JPEG or PNG, recognised by its first bytes, not by its name).
 * The body is the file; its title must not hold a number.
 */
export const addDocument = commandContract({
  name: "registry.add-document",
  method: "POST",
  path: "/registry/documents/:ownerKind/:ownerId",
  summary: "Upload a document of a family or person.",
  permission: "registry.document.record",
  scope: "area",
  body: "bytes",
  input: z.strictObject({
    ownerKind: z.enum(["person", "family"]),
    ownerId: z.uuid(),
    kind: z.enum(documentKinds),
  }),
  output: z.strictObject({ documentId: z.uuid() }),
  errors: { SUBJECT_NOT_FOUND: 404, DOCUMENT_TOO_LARGE: 413, DOCUMENT_KIND_UNKNOWN: 415 },
});
