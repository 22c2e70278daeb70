import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import { officeLetterhead } from "#modules/regions/server/index.ts";
import { wibDateTime } from "#platform/documents/wib-date-time.ts";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { plain, refuse } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { printDestruction } from "../../contract/print-destruction.ts";
import { printLetter } from "../print-letter.ts";
import type { DestructionRow } from "./destruction-rows.ts";

interface Row extends DestructionRow {
  readonly title: { readonly id: string };
  readonly holds: { readonly id: string };
  readonly legal_basis: string;
}

const stateWords = {
  proposed: "Diusulkan, menunggu keputusan",
  done: "Dimusnahkan",
  rejected: "Ditolak",
} as const;

export const handler = query(printDestruction, async (tx, input, { now }) => {
  const { rows } = await sql<Row>`
    select d.*, c.title, c.holds, c.legal_basis from accountability.destructions d
      join accountability.retention_classes c on c.code = d.class_code
     where d.id = ${input.destructionId}`.execute(tx);
  const row = rows[0];
  if (!row) return refuse("DESTRUCTION_NOT_FOUND");
  const names = await userNames(tx, [row.proposed_by, ...(row.decided_by === null ? [] : [row.decided_by])]);
  const letter = {
    office: await officeLetterhead(tx),
    number: row.number,
    subject: "Berita acara pemusnahan data",
    datedOn: civilDateInWib(row.decided_at ?? row.proposed_at),
    to: ["Arsip"],
    paragraphs: [
      "Berita acara ini mencatat pemusnahan data yang masa simpannya sudah habis. Daftar nomor rekaman disimpan bersama sidiknya; isinya tidak dapat dikembalikan.",
    ],
    sections: [
      {
        title: "Yang dimusnahkan",
        facts: [
          ["Kelas retensi", row.title.id],
          ["Isi", row.holds.id],
          ["Dasar", row.legal_basis],
          ["Lebih lama dari", row.older_than_on],
          ["Jumlah rekaman diusulkan", String(row.record_count)],
          ["Jumlah rekaman dimusnahkan", row.destroyed_count === null ? "–" : String(row.destroyed_count)],
          ["Sidik daftar (SHA-256)", row.list_sha256.toString("hex")],
        ] as const,
      },
      {
        title: "Keputusan",
        facts: [
          ["Keadaan", stateWords[row.state]],
          ["Diusulkan oleh", `${names.get(row.proposed_by) ?? "–"}, ${wibDateTime(row.proposed_at)}`],
          [
            "Diputuskan oleh",
            row.decided_by === null || row.decided_at === null
              ? "–"
              : `${names.get(row.decided_by) ?? "–"}, ${wibDateTime(row.decided_at)}`,
          ],
          ["Catatan", row.note],
        ] as const,
      },
    ],
    closing: [],
    signer: "Kepala Dinas Sosial",
  };
  return plain(await printLetter(letter, `${row.number}.pdf`, now));
});
