/** Why somebody was shown data, in the words of a letter; a code without a word stands as it is. */
export const purposeWords: Readonly<Record<string, string>> = {
  search: "Pencarian",
  list: "Daftar",
  "family-page": "Halaman keluarga",
  "person-page": "Halaman orang",
  "group-page": "Halaman kelompok",
  history: "Riwayat perubahan",
  print: "Pencetakan",
  document: "Dokumen",
  import: "Pemuatan berkas data",
  verification: "Verifikasi",
  casework: "Penanganan kasus",
  delivery: "Penyaluran bantuan",
  assessment: "Penilaian program",
  "subject-request": "Permintaan subjek data",
  audit: "Pemeriksaan",
};
