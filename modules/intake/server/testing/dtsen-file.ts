import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { intakeReference } from "../reference.ts";

/** A synthetic person's cells by DTSEN header; NIK serials from 9000 up belong to nobody. */
export type DtsenRow = Readonly<Record<string, string>>;

const village = {
  kode_prov: "36",
  nama_prov: "BANTEN",
  kode_kab: "3602",
  nama_kab: "KAB. LEBAK",
  kode_kec: "360214",
  nama_kec: "PANGGARANGAN",
  kode_desa: "3602142001",
  nama_desa: "PANGGARANGAN",
};

/** A valid row; what a test is about is given in `cells`. `serial` makes the person and the NIK its own. */
export function dtsenRow(serial: number, cells: DtsenRow = {}): DtsenRow {
  const born = { day: (serial % 28) + 1, month: (serial % 12) + 1, year: 1950 + (serial % 50) };
  const two = (number: number) => String(number).padStart(2, "0");
  const man = serial % 2 === 0;
  const family = Math.floor(serial / 4);
  return {
    ...village,
    nik: `360214${two(born.day + (man ? 0 : 40))}${two(born.month)}${two(born.year % 100)}${9000 + (serial % 999)}`,
    no_kk: `36021401012${two(Math.floor(family / 9000) % 100)}${String((family % 900) + 100)}`
      .padEnd(16, "0")
      .slice(0, 16),
    nama: `${["SARMANAH", "ASEP", "ROHAYATI", "ENTIS"][serial % 4]} ${["JAENUDIN", "SUHAEMI", "MARSITI"][serial % 3]}`,
    tempat_lahir: "LEBAK",
    tanggal_lahir: `${born.year}-${two(born.month)}-${two(born.day)}`,
    id_jenis_kelamin: man ? "1" : "2",
    id_hub_kepala_keluarga: serial % 4 === 0 ? "1" : "3",
    id_status_perkawinan: "2",
    status_dtsen: "DTSEN AKTIF",
    cut_off: "2026-10-17",
    desil_nasional: String((family % 4) + 1),
    alamat: "KP. PASIR",
    id_lantai_terluas: "6",
    ...cells,
  };
}

/** Writes rows as a DTSEN CSV into a folder; returns its path. */
export async function writeDtsen(
  folder: string,
  name: string,
  rows: readonly DtsenRow[],
  options: {
    readonly delimiter?: string;
    readonly headers?: (headers: readonly string[]) => readonly string[];
  } = {},
): Promise<string> {
  const profile = (await intakeReference()).profiles.find((one) => one.id === "dtsen");
  const headers = profile?.columns.map((column) => column.header) ?? [];
  const shown = options.headers?.(headers) ?? headers;
  const delimiter = options.delimiter ?? ",";
  const cell = (text: string) => (/[",;|\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = rows.map((row) => headers.map((header) => cell(row[header] ?? "")).join(delimiter));
  const path = join(folder, name);
  writeFileSync(path, `${shown.join(delimiter)}\n${lines.join("\n")}\n`);
  return path;
}
