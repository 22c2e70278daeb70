import { Readable } from "node:stream";
import { sql } from "kysely";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { downloadDecreePaper } from "../../contract/download-decree-paper.ts";
import { decreeSubject, findDecree } from "./decree-row.ts";

export const handler = query(downloadDecreePaper, async (tx, { decreeId, position }) => {
  const decree = await findDecree(tx, decreeId);
  if (!decree) return refuse("DECREE_NOT_FOUND");
  const { rows } =
    position === 0
      ? await sql<{ pdf: Buffer | null }>`
          select coalesce(d.pdf, p.content) as pdf from delivery.decrees d left join delivery.decree_papers p on p.decree_id = d.id
           where d.id = ${decreeId}`.execute(tx)
      : await sql<{ pdf: Buffer | null }>`
          select a.content as pdf from delivery.decree_attachments a where a.decree_id = ${decreeId} and a.position = ${position}`.execute(
          tx,
        );
  const pdf = rows[0]?.pdf;
  if (!pdf) return refuse("PAPER_NOT_READY");
  const name = (decree.number ?? decree.id).replaceAll(/[^\w.-]+/g, "-");
  return shown(
    {
      fileName: position === 0 ? `SK-${name}.pdf` : `SK-${name}-lampiran-${position}.pdf`,
      contentType: "application/pdf",
      stream: Readable.from([pdf]),
    },
    { purpose: "print", subjects: [decreeSubject(decree)] },
  );
});
