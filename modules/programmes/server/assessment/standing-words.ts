import { formatLongDate, formatNumber } from "#platform/i18n/format.ts";
import type { Standing } from "../../contract/standing.ts";
import type { Why } from "./read-why.ts";

/** The sheet is in Indonesian whatever the reader's screen says. */
const day = (on: string) => formatLongDate(on, "id");

const refusals: Readonly<Record<string, string>> = {
  "already-enrolled": "sudah menjadi peserta program ini pada masa itu",
  "twice-in-decree": "tertulis dua kali dalam surat keputusan itu",
  "unknown-subject": "belum tercatat dalam data kantor",
  "not-enrolled": "tidak sedang menjadi peserta",
};

const ends: Readonly<Record<string, string>> = {
  replaced: "digantikan",
  graduated: "lulus dari program",
  exited: "keluar dari program",
  dead: "meninggal",
  moved: "pindah",
  withdrawn: "ditarik dengan surat keputusan perubahan",
  finished: "masanya selesai",
};

function selectionLines(selection: NonNullable<Standing["selection"]>): string[] {
  const { mark, rank, quota, regionLabel, title } = selection;
  const of = `Seleksi «${title}» periode ${selection.period}, ${regionLabel}`;
  const room = quota === null ? "tanpa kuota daerah" : `kuota ${formatNumber(quota)}`;
  const place =
    rank === null ? "" : ` Peringkat ${formatNumber(rank)}: ${formatNumber(rank - 1)} berada di depannya.`;
  const line =
    selection.lastRank === null
      ? ""
      : ` Yang terakhir terpilih berperingkat ${formatNumber(selection.lastRank)}.`;
  const because = selection.because === "" ? "" : ` Alasan: ${selection.because}`;
  switch (mark) {
    case "selected":
      return [`${of}: terpilih (${room}, terpilih ${formatNumber(selection.chosen)}).${place}${line}`];
    case "added":
      return [`${of}: ditambahkan oleh ${selection.changedBy ?? "petugas"}.${because}`];
    case "removed":
      return [`${of}: dikeluarkan oleh ${selection.changedBy ?? "petugas"}.${because}${place}`];
    case "reserve":
      return [
        `${of}: cadangan nomor ${formatNumber(selection.reserveNumber ?? 0)} dari ${formatNumber(selection.reserves)} (${room}).${place}${line}`,
      ];
    case null:
      return [`${of}: tidak ada dalam daftar terpilih maupun cadangan (${room}).${line}`];
  }
}

function decreeLines(decree: Standing["decrees"][number]): string[] {
  const named = `Surat keputusan ${decree.number ?? "(belum bernomor)"}${decree.datedOn === null ? "" : ` tanggal ${day(decree.datedOn)}`}, baris ${decree.line}`;
  if (decree.state !== "signed")
    return [`${named}: masih disusun dan diperiksa; belum berlaku. Penyusun: ${decree.madeBy}.`];
  const officers = [
    `disusun ${decree.madeBy}`,
    ...(decree.checkedBy === null ? [] : [`diperiksa ${decree.checkedBy}`]),
    ...(decree.signedBy === null ? [] : [`ditandatangani ${decree.signedBy}`]),
  ].join(", ");
  const effect = decree.effect === "withdraw" ? "menarik penetapan" : "menetapkan sebagai penerima";
  const refusal =
    decree.refusal === null
      ? ""
      : ` Penetapan itu tidak menjadi kepesertaan: ${refusals[decree.refusal] ?? decree.refusal}.`;
  return [`${named}: ${effect} (${officers}).${refusal}`];
}

const enrolmentStates = { active: "aktif", paused: "dihentikan sementara", ended: "berakhir" } as const;

/** Place in the selection, decision and enrolment as the sheet says them. */
export function standingLines({ selection, decrees, enrolment }: Standing): string[] {
  return [
    ...(selection === null ? [] : selectionLines(selection)),
    ...decrees.flatMap(decreeLines),
    ...(enrolment === null
      ? []
      : [
          `Kepesertaan ${enrolmentStates[enrolment.state]} sejak ${day(enrolment.fromOn)}${enrolment.uptoOn === null ? "" : ` sampai ${day(enrolment.uptoOn)}`}${enrolment.endedBecause === null ? "" : `: ${ends[enrolment.endedBecause] ?? enrolment.endedBecause}`}.`,
        ]),
  ];
}

/** How to object, as the sheet says it. */
export function objectionLines(objection: Why["objection"]): string[] {
  const list = (words: ReadonlyArray<{ readonly id: string }>, last: string) =>
    words.length < 2
      ? (words[0]?.id ?? "")
      : `${words
          .slice(0, -1)
          .map(({ id }) => id)
          .join(", ")} ${last} ${words.at(-1)?.id ?? ""}`;
  return [
    `Sampaikan keberatan, lisan atau tertulis, kepada ${list(objection.where, "atau")}, dengan membawa ${list(objection.bring, "dan")}.`,
    `Alamat kantor: ${objection.office}.`,
    `Keberatan atas surat keputusan disampaikan paling lambat ${objection.fileWithinWorkingDays} hari kerja sejak ${objection.from.id} dan dijawab paling lambat ${objection.answerWithinWorkingDays} hari kerja (${objection.legalBasis}).`,
    "Data yang keliru diperbaiki dahulu, lalu dinilai ulang; hasilnya diberitahukan dengan alasannya.",
  ];
}
