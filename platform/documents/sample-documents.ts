import type { FamilySheetData } from "./family-sheet.ts";
import type { HeldRowsReportData } from "./held-rows-report.ts";
import type { OfficeLetterhead } from "./letterhead.ts";
import { qrCodeSvg } from "./qr-code.ts";

// Invented people and an invented office, for tests and for looking at the templates.

const sampleOffice: OfficeLetterhead = {
  government: "Pemerintah Provinsi Banten",
  name: "Dinas Sosial",
  unit: "Bidang Penanganan Fakir Miskin",
  address: "Jalan Contoh Raya Nomor 1, Kota Serang 42171",
  phone: "(0254) 000-000",
  email: "dinsos@contoh.example",
  website: "dinsos.contoh.example",
  logoSvg:
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 12"><path d="M5 0 10 2v5q0 3-5 5Q0 10 0 7V2z" fill="#1f4e8c"/></svg>',
};

export const sampleFamily: FamilySheetData = {
  office: sampleOffice,
  headName: "SARMANAH BINTI MISJA",
  familyNumberMasked: "360214••••••9001",
  address: "Kp. Cikole RT 003 RW 001",
  place: {
    village: "Panggarangan",
    district: "Panggarangan",
    regency: "Kabupaten Lebak",
    province: "Banten",
  },
  members: [
    {
      name: "SARMANAH BINTI MISJA",
      relation: "Kepala keluarga",
      sex: "P",
      bornOn: "1971-04-12",
      ageYears: 55,
      nikMasked: "360214••••••9001",
      conditions: ["Perempuan rawan sosial ekonomi"],
      status: "lives-here",
      statusSinceOn: null,
    },
    {
      name: "JUHDI",
      relation: "Suami",
      sex: "L",
      bornOn: "1966-01-30",
      ageYears: 60,
      nikMasked: "360214••••••9002",
      conditions: [],
      status: "died",
      statusSinceOn: "2024-08-03",
    },
    {
      name: "SITI NURHALIZAH",
      relation: null,
      sex: null,
      bornOn: null,
      ageYears: null,
      nikMasked: null,
      conditions: [],
      status: "moved",
      statusSinceOn: null,
    },
  ],
  deciles: [
    { decile: 1, source: "DTSEN", asOf: "2026-09-30", note: null },
    { decile: null, source: "BDT", asOf: "2015-12-31", note: "rumah tangga" },
  ],
  conditions: [
    {
      person: "SARMANAH BINTI MISJA",
      kind: "Perempuan rawan sosial ekonomi",
      sinceOn: "2024-08-03",
      evidence: "Surat keterangan desa",
    },
  ],
  housing: [
    { label: "Lantai", value: "Tanah" },
    { label: "Luas lantai", value: "36 m²" },
  ],
  aid: [
    {
      programme: "Jaminan Sosial Rakyat Banten Bersatu",
      giver: "Dinas Sosial Provinsi",
      period: "2025",
      amountRupiah: 1_750_000n,
      status: "diterima",
    },
    {
      programme: "Kursi roda",
      giver: "Dinas Sosial",
      period: "2024",
      amountRupiah: null,
      status: "diterima",
    },
  ],
  timeline: [
    { on: "2026-09-30", what: "Desil turun dari 2 menjadi 1", source: "DTSEN" },
    { on: "2024-08-03", what: "JUHDI meninggal dunia", source: "SIKS-NG" },
  ],
  printedBy: "Operator Panggarangan",
  purpose: "kunjungan rumah",
  verification: { qrSvg: qrCodeSvg("SINERGI-0192-7F3A"), code: "0192-7F3A" },
};

export const sampleHeldRows: HeldRowsReportData = {
  office: sampleOffice,
  fileName: "dtsen_3602_2026-09.csv",
  profile: "DTSEN keluarga dan anggota",
  area: "Kabupaten Lebak",
  cutOffOn: "2026-09-30",
  receivedOn: "2026-11-21",
  uploadedBy: "Admin Lebak",
  sha256: "9f3ac1d2e4b5a6978877665544332211",
  read: 214_530,
  accepted: 213_988,
  held: 530,
  refused: 12,
  reasons: [
    {
      rows: 530,
      field: "nik",
      reason: "NIK tersimpan sebagai angka sehingga digit terakhirnya hilang",
      remedy: "Ubah kolom NIK menjadi teks di berkas asal, isi ulang, lalu unggah kembali",
      severity: "hold",
    },
    {
      rows: 12,
      field: null,
      reason: "Baris sama persis dengan baris lain",
      remedy: "Tidak perlu tindakan",
      severity: "refuse",
    },
  ],
  examples: [{ row: 1042, field: "nik", valueMasked: "360214••••••0000", reason: "Digit terakhir hilang" }],
  printedBy: "Admin Lebak",
};
