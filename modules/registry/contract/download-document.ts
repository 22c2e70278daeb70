import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/** The document itself; the look is logged. */
export const downloadDocument = queryContract({
  name: "registry.download-document",
  method: "GET",
  path: "/registry/documents/:documentId",
  summary: "Download a document.",
  permission: "registry.document.read",
  scope: "area",
  personal: true,
  answer: "file",
  input: z.strictObject({ documentId: z.uuid() }),
  output: z.unknown(),
  errors: { DOCUMENT_NOT_FOUND: 404 },
});
