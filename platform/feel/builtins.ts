import type { Bilingual } from "./catalogue.ts";

/** Functions of the language itself, for completion and the page of facts. */
export type Builtin = {
  readonly name: string;
  readonly signature: string;
  readonly meaning: Bilingual;
  readonly example: string;
};

const all: readonly Builtin[] = [
  {
    name: "not",
    signature: "not(syarat)",
    meaning: {
      id: "Kebalikan dari syarat; tetap tidak diketahui bila syaratnya tidak diketahui.",
      en: "The opposite of the condition; unknown stays unknown.",
    },
    example: "not(sekolah)",
  },
  {
    name: "min",
    signature: "min(a, b, …)",
    meaning: {
      id: "Angka terkecil; tidak diketahui bila salah satunya tidak diketahui.",
      en: "The smallest number; unknown if one of them is.",
    },
    example: "min(jumlah_anggota, 4)",
  },
  {
    name: "max",
    signature: "max(a, b, …)",
    meaning: {
      id: "Angka terbesar; tidak diketahui bila salah satunya tidak diketahui.",
      en: "The greatest number; unknown if one of them is.",
    },
    example: "max(jumlah_lansia, jumlah_balita)",
  },
  {
    name: "abs",
    signature: "abs(a)",
    meaning: { id: "Angka tanpa tanda minus.", en: "The number without its minus sign." },
    example: "abs(umur - umur_kepala)",
  },
  {
    name: "floor",
    signature: "floor(a)",
    meaning: { id: "Dibulatkan ke bawah menjadi angka bulat.", en: "Rounded down to a whole number." },
    example: "floor(jumlah_anggota / 2)",
  },
  {
    name: "ceiling",
    signature: "ceiling(a)",
    meaning: { id: "Dibulatkan ke atas menjadi angka bulat.", en: "Rounded up to a whole number." },
    example: "ceiling(jumlah_anggota / 2)",
  },
  {
    name: "round",
    signature: "round(a, angka di belakang koma)",
    meaning: {
      id: "Dibulatkan; tepat di tengah menjauhi nol. Tanpa angka kedua menjadi angka bulat.",
      en: "Rounded, halves away from zero. Without a second number: to a whole number.",
    },
    example: "round(luas_lantai / jumlah_anggota, 1)",
  },
  {
    name: "tahun_antara",
    signature: "tahun_antara(dari, sampai)",
    meaning: {
      id: "Tahun genap dari tanggal pertama sampai tanggal kedua.",
      en: "Completed years from the first date to the second.",
    },
    example: "tahun_antara(tanggal_lahir, tanggal_acuan)",
  },
  {
    name: "bulan_antara",
    signature: "bulan_antara(dari, sampai)",
    meaning: {
      id: "Bulan genap dari tanggal pertama sampai tanggal kedua.",
      en: "Completed months from the first date to the second.",
    },
    example: "bulan_antara(desil_tanggal, tanggal_acuan) <= 12",
  },
];

export const builtins: ReadonlyMap<string, Builtin> = new Map(all.map((builtin) => [builtin.name, builtin]));
