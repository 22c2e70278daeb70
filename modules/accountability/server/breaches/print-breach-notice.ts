import { sql } from "kysely";
import { officeLetterhead } from "#modules/regions/server/index.ts";
import type { OfficeLetterData } from "#platform/documents/office-letter.ts";
import { wibDateTime } from "#platform/documents/wib-date-time.ts";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { plain, refuse } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { printBreachNotice } from "../../contract/print-breach-notice.ts";
import { printLetter } from "../print-letter.ts";
import type { BreachRow } from "./breach-rows.ts";

const kindWords = {
  confidentiality: "kerahasiaan (data terbuka bagi yang tidak berhak)",
  integrity: "keutuhan (data berubah tanpa hak)",
  availability: "ketersediaan (data hilang atau tidak dapat dipakai)",
} as const;

const later = "Masih diteliti; akan disusulkan.";

export const handler = query(printBreachNotice, async (tx, input, { now }) => {
  const { rows } = await sql<BreachRow>`
    select b.* from accountability.breaches b where b.id = ${input.breachId}`.execute(tx);
  const breach = rows[0];
  if (!breach) return refuse("BREACH_NOT_FOUND");
  const subjects = input.whom === "subjects";
  const data: OfficeLetterData = {
    office: await officeLetterhead(tx),
    number: breach.number,
    subject: "Pemberitahuan kegagalan pelindungan data pribadi",
    datedOn: civilDateInWib(now),
    to: subjects
      ? ["Bapak/Ibu yang datanya tersangkut", "di tempat"]
      : ["Lembaga Pelindungan Data Pribadi", "di Jakarta"],
    paragraphs: [
      `Sesuai Pasal 46 Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi, dengan ini kami memberitahukan kegagalan pelindungan data pribadi yang kami ketahui pada ${wibDateTime(breach.found_at)}.`,
    ],
    sections: [
      {
        title: "Yang terjadi",
        facts: [
          ["Jenis kegagalan", kindWords[breach.kind]],
          ["Data yang tersangkut", breach.what_data],
          ["Waktu kejadian", breach.happened_at === null ? later : wibDateTime(breach.happened_at)],
          ["Bagaimana terjadi", breach.how],
          ["Jumlah orang", breach.subject_count === 0 ? later : String(breach.subject_count)],
        ],
      },
      {
        title: "Yang kami lakukan",
        facts: [
          ["Penanganan", breach.handling || later],
          ["Pemulihan", breach.recovery || later],
        ],
      },
    ],
    closing: subjects
      ? [
          "Anda berhak meminta salinan data Anda, meminta perbaikan, dan mengetahui siapa yang telah membukanya. Permintaan disampaikan ke kantor kami atau melalui desa/kelurahan, dan dijawab dalam 3 × 24 jam.",
        ]
      : ["Keterangan yang belum lengkap akan kami susulkan segera setelah diketahui."],
    signer: "Kepala Dinas Sosial",
  };
  return plain(await printLetter(data, `${breach.number}-${subjects ? "subjek-data" : "lembaga"}.pdf`, now));
});
