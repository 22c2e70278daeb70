import { Readable } from "node:stream";
import { sql } from "kysely";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { downloadBacking } from "../../contract/download-backing.ts";

export const handler = query(downloadBacking, async (tx, input) => {
  const { rows } = await sql<{
    proposalId: string;
    placeCode: string;
    fileName: string;
    mediaType: string;
    content: Buffer;
  }>`
    select b.proposal_id as "proposalId", b.place_code as "placeCode", b.file_name as "fileName", b.media_type as "mediaType",
           b.content
      from verification.backings b
     where b.region_code >= left((select app.area_from()), 4) and b.region_code < (select app.area_upto())
       and b.id = ${input.backingId}`.execute(tx);
  const backing = rows[0];
  if (!backing) return refuse("BACKING_NOT_FOUND");
  return shown(
    {
      fileName: backing.fileName,
      contentType: backing.mediaType,
      stream: Readable.from([backing.content]),
    },
    {
      purpose: "verification",
      subjects: [{ kind: "proposal", id: backing.proposalId, placeCode: backing.placeCode }],
    },
  );
});
