import type { FindingKind } from "../contract/finding-kinds.ts";

/** Kinds of findings as papers of the office name them. */
export const findingWords: Readonly<Record<FindingKind, string>> = {
  "duplicate-nik": "NIK yang sama dua kali",
  "duplicate-subject": "Penerima yang sama dua kali",
  "duplicate-kk": "Nomor KK yang sama dua kali",
  "duplicate-account": "Rekening yang sama dua kali",
  "duplicate-name-birth-mother": "Nama, tanggal lahir dan nama ibu yang sama",
  "already-in-previous-decree": "Sudah ada dalam SK terdahulu",
  "not-proposed": "Tidak ada dalam usulan",
  "proposed-not-in-decree": "Diusulkan tetapi tidak ada dalam SK",
  "not-in-registry": "Tidak ada dalam data induk",
  dead: "Sudah meninggal",
  "moved-out": "Sudah pindah",
  "civil-servant": "Aparatur sipil negara",
  "not-eligible": "Tidak memenuhi syarat",
  "data-lacking": "Data kurang",
  "overlap-forbidden": "Tumpang tindih dengan program lain",
  "cooling-off": "Masih dalam masa jeda",
  "on-hold": "Sedang ditunda petugas",
  "amount-differs": "Jumlah berbeda dari ketentuan",
  "amount-times-count-differs": "Jumlah × kali tidak sama dengan total",
  "total-differs-from-announced": "Total berbeda dari yang diumumkan",
  "over-quota": "Melebihi kuota",
  "over-ceiling": "Melebihi pagu",
  "withdraws-nobody": "Pencabutan tanpa peserta",
};
