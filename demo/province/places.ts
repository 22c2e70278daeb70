import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { largestRemainder } from "./quotas.ts";
import { hashText, Random } from "./random.ts";

/** A village as the generator needs it. Codes are Kemendagri codes without dots, names in capitals. */
export interface Village {
  readonly code: string;
  readonly name: string;
  readonly districtCode: string;
  readonly districtName: string;
  readonly regencyCode: string;
  /** "KAB. SERANG" or "KOTA SERANG": the bare name is ambiguous. */
  readonly regencyName: string;
  /** True for a kelurahan (village code begins with 1), false for a desa. */
  readonly urban: boolean;
  /** Name of the island the village lies on, where it is one. */
  readonly island: string | undefined;
}

/** A kecamatan somewhere in Indonesia where a person may have been registered first. */
export interface Registry {
  readonly districtCode: string;
  readonly birthPlace: string;
}

export interface Places {
  readonly villages: readonly Village[];
  /** Villages of other provinces, for rows that do not belong to the office. */
  readonly foreignVillages: readonly (Village & { provinceName: string })[];
  readonly districtsByRegency: ReadonlyMap<string, readonly string[]>;
  readonly elsewhere: readonly Registry[];
  readonly provinceCode: string;
  readonly provinceName: string;
}

/** Island villages of Banten: Wargasara is Pulau Tunda, Pulo Panjang is Pulau Panjang (idn-area-data islands). */
const islandVillages: Readonly<Record<string, string>> = {
  "3604132009": "PULAU TUNDA",
  "3604082009": "PULAU PANJANG",
};

/** Provinces people came from, most from Jakarta, West and Central Java and Lampung. */
const originProvinces = ["31", "32", "32", "33", "33", "18", "35", "34", "16", "12", "13"];

/** Reads the region tables once; about 84,000 lines, 0.1 s. */
export function loadPlaces(provinceCode = "36"): Places {
  const folder = join(dirname(fileURLToPath(import.meta.resolve("idn-area-data"))), "..", "data");
  const read = (name: string) => readRows(join(folder, name));
  const provinces = new Map(
    read("provinces.csv").map(([code = "", name = ""]) => [code, name.toUpperCase()]),
  );
  const regencies = new Map(
    read("regencies.csv").map(([code = "", , name = ""]) => [bare(code), name.toUpperCase()]),
  );
  const districts = new Map(
    read("districts.csv").map(([code = "", , name = ""]) => [bare(code), name.toUpperCase()]),
  );
  const villages: Village[] = [];
  const foreignVillages: (Village & { provinceName: string })[] = [];
  for (const [dotted = "", , name = ""] of read("villages.csv")) {
    const code = bare(dotted);
    const inside = code.startsWith(provinceCode);
    // Every 400th village of the neighbours is enough to plant rows from outside.
    if (!inside && !((code.startsWith("31") || code.startsWith("32")) && Math.abs(hashText(code)) % 40 === 0))
      continue;
    const village: Village = {
      code,
      name: name.toUpperCase(),
      districtCode: code.slice(0, 6),
      districtName: districts.get(code.slice(0, 6)) ?? "",
      regencyCode: code.slice(0, 4),
      regencyName: shortRegency(regencies.get(code.slice(0, 4)) ?? ""),
      urban: code[6] === "1",
      island: islandVillages[code],
    };
    if (inside) villages.push(village);
    else foreignVillages.push({ ...village, provinceName: provinces.get(code.slice(0, 2)) ?? "" });
  }
  villages.sort((x, y) => (x.code < y.code ? -1 : 1));
  const districtsByRegency = new Map<string, string[]>();
  const origins = new Map<string, Registry[]>();
  for (const code of [...districts.keys()].sort()) {
    const regency = code.slice(0, 4);
    districtsByRegency.set(regency, [...(districtsByRegency.get(regency) ?? []), code]);
    const place = { districtCode: code, birthPlace: birthPlace(regencies.get(regency) ?? "") };
    origins.set(code.slice(0, 2), [...(origins.get(code.slice(0, 2)) ?? []), place]);
  }
  return {
    villages,
    foreignVillages,
    districtsByRegency,
    elsewhere: originProvinces.flatMap((province) => thin(origins.get(province) ?? [], 60)),
    provinceCode,
    provinceName: provinces.get(provinceCode) ?? "",
  };
}

/** "KABUPATEN SERANG" → "SERANG", as the birth place on a card. */
export function birthPlace(regencyName: string): string {
  return regencyName.replace(/^(KABUPATEN|KAB\.|KOTA ADMINISTRASI|KOTA) /, "");
}

/**
 * Households per village of one region. Weights are a property of the place (lognormal from its code), so the
 * same village is large for every seed; island villages keep at least one household.
 */
export function spreadOverVillages(households: number, villages: readonly Village[]): number[] {
  const random = new Random(0);
  const weights = villages.map((village) => {
    random.reseed(0, hashText(village.code), 1);
    const spread = Math.exp(0.45 * (random.unit() + random.unit() + random.unit() - 1.5) * 2);
    return spread * (village.island === undefined ? 1 : 0.4);
  });
  const shares = largestRemainder(households, weights);
  villages.forEach((village, index) => {
    if (village.island === undefined || shares[index] !== 0 || households < villages.length / 8) return;
    const largest = shares.indexOf(Math.max(...shares));
    shares[largest] = (shares[largest] ?? 0) - 1;
    shares[index] = 1;
  });
  return shares;
}

function bare(code: string): string {
  return code.replaceAll(".", "");
}

function shortRegency(name: string): string {
  return name.replace(/^KABUPATEN /, "KAB. ").replace(/^KOTA ADMINISTRASI /, "KOTA ADM. ");
}

/** `count` items evenly from a list, so that the table of origins stays small. */
function thin<T>(items: readonly T[], count: number): T[] {
  const step = Math.max(1, Math.floor(items.length / count));
  return items.filter((_, index) => index % step === 0);
}

/** The rows below the header one by one: all 84,000 at once would take 50 MB for as long as the run lasts. */
function* readRows(path: string): Generator<string[]> {
  const text = readFileSync(path, "utf8");
  for (let from = text.indexOf("\n") + 1; from > 0 && from < text.length; ) {
    const end = text.indexOf("\n", from);
    const line = text.slice(from, end === -1 ? text.length : end).replace(/\r$/, "");
    if (line !== "") yield splitCsvLine(line);
    from = end + 1;
  }
}

/** The package's CSV quotes only names with commas or quotes, never line breaks. */
function splitCsvLine(line: string): string[] {
  if (!line.includes('"')) return line.split(",");
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    (match) => match[1]?.replaceAll('""', '"') ?? match[2] ?? "",
  );
}
