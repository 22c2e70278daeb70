import { Readable } from "node:stream";
import { sql } from "kysely";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { downloadProposalFile } from "../../contract/download-proposal-file.ts";

export const handler = query(downloadProposalFile, async (tx, { listId }) => {
  const { rows } = await sql<{ content: Buffer | null; fileName: string; placeCode: string }>`
    select l.file_content as content, l.file_name as "fileName", l.place_code as "placeCode"
      from delivery.proposal_lists l where l.id = ${listId}`.execute(tx);
  const list = rows[0];
  if (!list?.content) return refuse("PROPOSAL_LIST_NOT_FOUND");
  return shown(
    {
      fileName: list.fileName,
      contentType: "application/octet-stream",
      stream: Readable.from([list.content]),
    },
    { purpose: "export", subjects: [{ kind: "proposal-list", id: listId, placeCode: list.placeCode }] },
  );
});
