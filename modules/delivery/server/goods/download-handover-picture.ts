import { Readable } from "node:stream";
import { sql } from "kysely";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { downloadHandoverPicture } from "../../contract/download-handover-picture.ts";
import { pictureKind } from "../../domain/picture-kind.ts";
import { allocationSubject, findAllocation } from "./allocation-rows.ts";
import { findHandover } from "./handover-row.ts";

const names = { signature: "tanda-tangan", photo: "foto" } as const;

export const handler = query(downloadHandoverPicture, async (tx, { handoverId, picture }) => {
  const handover = await findHandover(tx, handoverId);
  const row = handover === undefined ? undefined : await findAllocation(tx, handover.allocation_id);
  if (!handover || !row) return refuse("HANDOVER_NOT_FOUND");
  const { rows } = await sql<{ content: Buffer | null }>`
    select ${picture === "photo" ? sql`h.photo` : sql`h.signature`} as content from delivery.handovers h
     where h.region_code = ${handover.region_code} and h.id = ${handover.id}`.execute(tx);
  const content = rows[0]?.content ?? null;
  const kind = content === null ? undefined : pictureKind(content);
  if (content === null || kind === undefined) return refuse("PICTURE_NOT_FOUND");
  return shown(
    {
      fileName: `${handover.number}-${names[picture]}.${kind === "image/png" ? "png" : "jpg"}`,
      contentType: kind,
      stream: Readable.from([content]),
    },
    { purpose: "delivery", subjects: [allocationSubject(row)] },
  );
});
