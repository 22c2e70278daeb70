import type { ProgrammeDefinition } from "#modules/programmes/contract/definition.ts";
import type { PaperWords } from "../contract/decree-shapes.ts";

/** First words of a decree's paper from the programme's own data; the maker edits them. Always Indonesian: it is a law text. */
export function paperFor(
  definition: Pick<ProgrammeDefinition, "title" | "legalBasis" | "summary">,
  { period, isAmending }: { readonly period: string; readonly isAmending: boolean },
): PaperWords {
  const name = definition.title.id;
  const [year] = period.split("-");
  return {
    considering: [
      `bahwa ${definition.summary.id.charAt(0).toLowerCase()}${definition.summary.id.slice(1).replace(/\.$/, "")};`,
      isAmending
        ? `bahwa daftar penerima ${name} Tahun ${year} perlu diubah sesuai hasil pemadanan data;`
        : `bahwa penerima ${name} Tahun ${year} telah diverifikasi dan dipadankan orang per orang dengan usulan kabupaten/kota;`,
      "bahwa berdasarkan pertimbangan tersebut perlu menetapkan Keputusan Kepala Dinas Sosial;",
    ],
    legalBasis: definition.legalBasis.map((basis) => `${basis};`),
    rulings: isAmending
      ? [`Mengubah daftar penerima ${name} Tahun ${year} sebagaimana tercantum dalam Lampiran Keputusan ini.`]
      : [
          `Menetapkan penerima ${name} Tahun ${year} sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Keputusan ini.`,
          "Segala biaya yang timbul akibat ditetapkannya Keputusan ini dibebankan pada Anggaran Pendapatan dan Belanja Daerah.",
          "Keputusan ini mulai berlaku pada tanggal ditetapkan; kekeliruan dalam daftar diperbaiki dengan keputusan perubahan.",
        ],
    signerTitle: "Kepala Dinas Sosial",
    signerName: "",
  };
}
