import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import Papa from "papaparse";
import type { PlaceLevel } from "#platform/kernel/place-code.ts";
import type { PlaceKind } from "../contract/shapes.ts";
import { parsePosition } from "../domain/coordinates.ts";

/** The package's files: rows of the decree in force (Kepmendagri 300.2.2-2430/2025). */
const package_ = dirname(createRequire(import.meta.url).resolve("idn-area-data/package.json"));

export interface PlaceRow {
  readonly code: string;
  readonly level: PlaceLevel;
  readonly kind: PlaceKind;
  readonly parentCode: string | null;
  readonly name: string;
  readonly label: string;
}

export interface IslandRow {
  readonly code: string;
  readonly provinceCode: string;
  readonly regencyCode: string | null;
  readonly name: string;
  readonly latitudeDegrees: number;
  readonly longitudeDegrees: number;
  readonly populated: boolean;
  readonly outermostSmall: boolean;
  readonly inForce: boolean;
}

async function readCsv(file: string): Promise<Array<Record<string, string>>> {
  const text = await readFile(join(package_, "data", `${file}.csv`), "utf8");
  const parsed = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const fault = parsed.errors[0];
  if (fault) throw new Error(`region data ${file}.csv, row ${fault.row ?? "?"}: ${fault.message}`);
  return parsed.data;
}

const bare = (dotted: string | undefined) => (dotted ?? "").replaceAll(".", "");

function regencyNames(label: string): { kind: PlaceKind; name: string } {
  const match = /^(Kabupaten|Kota) (?:Administrasi )?(.+)$/.exec(label);
  if (!match) throw new Error(`region data: "${label}" is neither Kabupaten nor Kota`);
  return { kind: match[1] === "Kota" ? "kota" : "kabupaten", name: match[2] ?? label };
}

// Seventh digit: 1 kelurahan, 2 desa, 3 desa adat (Permendagri 58/2021, lampiran).
const villageKinds: Readonly<Record<string, { kind: PlaceKind; word: string }>> = {
  "1": { kind: "kelurahan", word: "Kelurahan" },
  "2": { kind: "desa", word: "Desa" },
  "3": { kind: "desa-adat", word: "Desa Adat" },
};

function villageKind(code: string): { kind: PlaceKind; word: string } {
  const found = villageKinds[code.charAt(6)];
  if (!found) throw new Error(`region data: village code ${code} has no known kind`);
  return found;
}

/** All places of the country, parents before children. About 91,600 rows, 0.3 s. */
export async function readPlaceRows(): Promise<PlaceRow[]> {
  const [provinces, regencies, districts, villages] = await Promise.all(
    ["provinces", "regencies", "districts", "villages"].map(readCsv),
  );
  const rows: PlaceRow[] = [];
  for (const { code, name = "" } of provinces ?? []) {
    const label = /^(Daerah|Provinsi)/.test(name) ? name : `Provinsi ${name}`;
    rows.push({ code: bare(code), level: "province", kind: "provinsi", parentCode: null, name, label });
  }
  for (const { code, province_code, name: label = "" } of regencies ?? []) {
    rows.push({
      code: bare(code),
      level: "regency",
      parentCode: bare(province_code),
      label,
      ...regencyNames(label),
    });
  }
  for (const { code, regency_code, name = "" } of districts ?? []) {
    const label = `Kecamatan ${name}`;
    rows.push({
      code: bare(code),
      level: "district",
      kind: "kecamatan",
      parentCode: bare(regency_code),
      name,
      label,
    });
  }
  for (const { code: dotted, district_code, name = "" } of villages ?? []) {
    const code = bare(dotted);
    const { kind, word } = villageKind(code);
    rows.push({
      code,
      level: "village",
      kind,
      parentCode: bare(district_code),
      name,
      label: `${word} ${name}`,
    });
  }
  return rows;
}

/** All named islands of the list in force. 17,373 rows. */
export async function readIslandRows(): Promise<IslandRow[]> {
  return (await readCsv("islands")).map((row) => {
    const position = parsePosition(row["coordinate"] ?? "");
    if (!position) throw new Error(`region data: island ${row["code"]} has no readable position`);
    const code = bare(row["code"]);
    return {
      code,
      provinceCode: code.slice(0, 2),
      regencyCode: bare(row["regency_code"]) || null,
      name: row["name"] ?? "",
      ...position,
      populated: row["is_populated"] === "1",
      outermostSmall: row["is_outermost_small"] === "1",
      inForce: true,
    };
  });
}

/** Version of the package, part of the fingerprint that decides whether loading is needed. */
export async function dataVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(package_, "package.json"), "utf8")) as {
    version: string;
  };
  return version;
}
