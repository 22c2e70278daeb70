import { createHash } from "node:crypto";
import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { addDocument, maxDocumentBytes } from "../contract/add-document.ts";
import { registryEvents } from "../contract/audit-events.ts";
import { documentType } from "../domain/document-type.ts";
import { lockFamily, lockPerson } from "./locate.ts";

export const handler = command(addDocument, async (tx, input, { actor, now, newId, body }) => {
  const person = input.ownerKind === "person" ? await lockPerson(tx, input.ownerId) : undefined;
  const family = input.ownerKind === "family" ? await lockFamily(tx, input.ownerId) : undefined;
  const owner = person ?? family;
  if (!owner) return refuse("SUBJECT_NOT_FOUND");
  const chunks: Buffer[] = [];
  let byteSize = 0;
  for await (const chunk of body ?? []) {
    const piece = Buffer.from(chunk as Uint8Array);
    byteSize += piece.length;
    if (byteSize > maxDocumentBytes) return refuse("DOCUMENT_TOO_LARGE");
    chunks.push(piece);
  }
  const content = Buffer.concat(chunks);
  const mediaType = documentType(content);
  if (mediaType === null) return refuse("DOCUMENT_KIND_UNKNOWN");
  const documentId = newId();
  await sql`
    insert into registry.documents (region_code, id, place_code, compartment, family_id, person_id, kind, title, media_type,
                                    byte_size, sha256, content, created_at, created_by)
    values (${owner.region_code}, ${documentId}, ${owner.place_code}, ${person?.compartment ?? null}, ${family?.id ?? null},
            ${person?.id ?? null}, ${input.kind}, ${input.kind}, ${mediaType}, ${byteSize},
            ${createHash("sha256").update(content).digest()}, ${content}, ${now}, ${actor.userId})`.execute(
    tx,
  );
  return done({ documentId }, [
    registryEvents["registry.document-added.v1"](
      { kind: input.ownerKind, id: owner.id, placeCode: owner.place_code },
      { documentId, kind: input.kind },
    ),
  ]);
});
