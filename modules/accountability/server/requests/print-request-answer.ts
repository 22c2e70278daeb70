import { sql } from "kysely";
import { officeLetterhead } from "#modules/regions/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import type { OfficeLetterData } from "#platform/documents/office-letter.ts";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { printRequestAnswer } from "../../contract/print-request-answer.ts";
import { printLetter } from "../print-letter.ts";
import { purposeWords } from "./purpose-words.ts";
import { type RequestRow, requestSubjects } from "./request-rows.ts";

const kindWords = {
  access: "akses atas data pribadi",
  correction: "perbaikan data pribadi",
  objection: "keberatan",
} as const;

const stateWords: Readonly<Record<string, string>> = {
  granted: "Dikabulkan",
  "partly-granted": "Dikabulkan sebagian",
  refused: "Ditolak",
  withdrawn: "Dicabut oleh pemohon",
};

async function looksSection(tx: Tx, subjectId: string): Promise<OfficeLetterData["sections"][number]> {
  const { rows } = await sql<{
    looked_on: string;
    purpose: string;
    role_title: string | null;
    looks: bigint;
  }>`
    select * from accountability.looks_at(${subjectId})`.execute(tx);
  return {
    title: "Siapa yang membuka data ini",
    table: {
      head: ["Tanggal", "Keperluan", "Jabatan", "Kali dibuka"],
      rows: rows.map((row) => [
        row.looked_on,
        purposeWords[row.purpose] ?? row.purpose,
        row.role_title ?? "–",
        String(row.looks),
      ]),
    },
  };
}

export const handler = query(printRequestAnswer, async (tx, input, { now }) => {
  const { rows } = await sql<RequestRow>`
    select r.* from accountability.subject_requests r where r.id = ${input.requestId}`.execute(tx);
  const row = rows[0];
  if (!row) return refuse("REQUEST_NOT_FOUND");
  if (row.answered_at === null) return refuse("NOT_ANSWERED_YET");
  const subjectId = row.person_id ?? row.family_id ?? "";
  const letter: OfficeLetterData = {
    office: await officeLetterhead(tx),
    number: row.number,
    subject: `Jawaban atas permintaan ${kindWords[row.kind]}`,
    datedOn: civilDateInWib(row.answered_at),
    to: [`Sdr. ${row.requester_name}`, "di tempat"],
    paragraphs: [
      `Permintaan Saudara kami terima pada ${civilDateInWib(row.received_at)} dan kami jawab pada ${civilDateInWib(row.answered_at)}, sesuai Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi.`,
    ],
    sections: [
      { title: "Permintaan", text: row.request },
      {
        title: "Jawaban",
        text: row.answer ?? "",
        facts: [
          ["Hasil", stateWords[row.state] ?? row.state],
          ["Dasar", row.legal_basis ?? "–"],
        ],
      },
      ...(row.kind === "access" ? [await looksSection(tx, subjectId)] : []),
    ],
    closing: [
      "Bila Saudara tidak puas dengan jawaban ini, Saudara dapat menyampaikan keberatan kepada Kepala Dinas Sosial atau kepada lembaga pelindungan data pribadi.",
    ],
    signer: "Kepala Dinas Sosial",
  };
  return shown(await printLetter(letter, `${row.number}.pdf`, now), {
    subjects: requestSubjects([row]),
    purpose: "subject-request",
  });
});
