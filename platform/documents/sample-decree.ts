import type { DecreeData, DecreeLineData, DecreeListData } from "./decree.ts";
import { qrCodeSvg } from "./qr-code.ts";
import { sampleHeldRows } from "./sample-documents.ts";

// Invented people and an invented decree, for tests and for looking at the templates.

const line = (no: number): DecreeLineData => ({
  no,
  name: no === 2 ? "RATU" : "SARMANAH BINTI MISJA",
  nikMasked: no === 2 ? null : "360214••••••9001",
  address: "KP CIKOLE RT 003 RW 001",
  place: "Desa Panggarangan, Kecamatan Panggarangan",
  amountRupiah: 150_000n,
  times: 4,
  totalRupiah: 600_000n,
  effect: no === 3 ? "withdraw" : "grant",
});

const common = {
  office: sampleHeldRows.office,
  number: "400.9/0123/DINSOS/2026",
  datedOn: "2026-11-21",
  title: "Penerima Bantuan Uji Tahun 2026",
  totalRupiah: 1_200_000n,
  totalInWords: "satu juta dua ratus ribu",
  listSha256: "9f3ac1d2e4b5a6978877665544332211".repeat(2),
  verification: {
    qrSvg: qrCodeSvg("https://sinergi.contoh.example/verifikasi/ABCDEFGHJKMNPQRS"),
    address: "sinergi.contoh.example/verifikasi",
    code: "ABCD-EFGH-JKMN-PQRS",
  },
};

export const sampleDecree: DecreeData = {
  ...common,
  amends: "400.9/0100/DINSOS/2026",
  considering: ["bahwa keluarga rentan perlu dilindungi;", "bahwa daftar penerima telah dipadankan;"],
  legalBasis: ["Undang-Undang Nomor 13 Tahun 2011 tentang Penanganan Fakir Miskin;"],
  observing: ["Berita Acara Pemadanan Nomor 400.9/12/2026;"],
  copies: ["Gubernur Banten (sebagai laporan);", "Inspektur Provinsi Banten."],
  isDraft: false,
  linesLeftOut: 0,
  rulings: [
    "Menetapkan penerima sebagaimana tercantum dalam Lampiran.",
    "Keputusan ini mulai berlaku pada tanggal ditetapkan.",
  ],
  regions: [{ label: "Kabupaten Lebak", lines: 2, totalRupiah: 1_200_000n, attachmentSha256: null }],
  lines: 3,
  withdrawals: 1,
  budget: {
    activityCode: "1.06.05.1.02.0001",
    accountCode: "5.1.06.02.01.0001",
    title: "Fasilitasi bantuan sosial",
  },
  startsOn: "2026-01-01",
  endsOn: "2026-12-31",
  signerTitle: "Kepala Dinas Sosial Provinsi Banten",
  signerName: "Ratu Uji, M.Si.",
  place: "Serang",
  list: [line(1), line(2), line(3)],
};

export const sampleDecreeList: DecreeListData = {
  ...common,
  region: "Kabupaten Lebak",
  lines: [line(1), line(2)],
};
