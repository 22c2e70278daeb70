import { Readable } from "node:stream";
import { sql } from "kysely";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { downloadDocument } from "../contract/download-document.ts";

const extensions: Readonly<Record<string, string>> = {
  "application/pdf": "pdf",
  "image/jpeg": "jpg",
  "image/png": "png",
};

export const handler = query(downloadDocument, async (tx, input) => {
  const { rows } = await sql<{
    kind: string;
    media_type: string;
    content: Buffer;
    place_code: string;
    person_id: string | null;
    family_id: string | null;
  }>`
    select d.kind, d.media_type, d.content, d.place_code, d.person_id, d.family_id from registry.documents d
     where d.id = ${input.documentId} and d.region_code >= left((select app.area_from()), 4)
       and d.region_code < (select app.area_upto())`.execute(tx);
  const document = rows[0];
  if (!document) return refuse("DOCUMENT_NOT_FOUND");
  const subjects = [
    { kind: "document", id: input.documentId, placeCode: document.place_code },
    ...(document.person_id === null
      ? []
      : [{ kind: "person", id: document.person_id, placeCode: document.place_code }]),
    ...(document.family_id === null
      ? []
      : [{ kind: "family", id: document.family_id, placeCode: document.place_code }]),
  ];
  return shown(
    {
      fileName: `${document.kind}.${extensions[document.media_type] ?? "bin"}`,
      contentType: document.media_type,
      stream: Readable.from([document.content]),
    },
    { purpose: "document", subjects },
  );
});
