import type { PlaceResolver } from "#modules/regions/server/index.ts";
import type { FileProfile } from "../../contract/file-profile.ts";
import type { PlaceReading } from "../../domain/check-row.ts";
import type { PlaceCells } from "../../domain/row-state.ts";

const villageLength = 10;
/** Places that were not found and may lie in another province; more than this are a wrong file, not wrong rows. */
const mostPending = 500;

function systemsOf(profile: FileProfile): readonly string[] {
  const { system } = profile.places;
  return Array.isArray(system) ? system : [system];
}

const bare = (text: string | undefined) => text?.replaceAll(/[.\s]/g, "") ?? "";

/** The village code of a row: one whole code, or BDT's parts joined (2 + 2 + 3 + 3 digits). */
function codeOf(cells: PlaceCells): string | undefined {
  const village = bare(cells.villageCode);
  if (village === "" || village.length >= villageLength) return village === "" ? undefined : village;
  const joined = `${bare(cells.provinceCode)}${bare(cells.regencyCode)}${bare(cells.districtCode)}${village}`;
  // Codes that already carry their parents are not joined again.
  return joined.length === villageLength ? joined : `${bare(cells.districtCode)}${village}`;
}

function textOf(cells: PlaceCells): string {
  const names = [cells.villageName, cells.districtName, cells.regencyName].filter(Boolean);
  return names.length > 0 ? names.join(", ") : (cells.villageCode ?? "");
}

function byCode(profile: FileProfile, resolver: PlaceResolver, code: string): string | undefined {
  // BPS numbers are known for some places only; Kemendagri's may stand in a BPS column and the other way.
  const order =
    systemsOf(profile)[0] === "bps"
      ? [resolver.byBpsCode(code), resolver.byCode(code)]
      : [resolver.byCode(code), resolver.byBpsCode(code)];
  return order.find((place) => place?.level === "village")?.code;
}

function byNames(resolver: PlaceResolver, cells: PlaceCells) {
  return resolver.byNames({
    ...(cells.provinceName === undefined ? {} : { province: cells.provinceName }),
    ...(cells.regencyName === undefined ? {} : { regency: cells.regencyName }),
    ...(cells.districtName === undefined ? {} : { district: cells.districtName }),
    ...(cells.villageName === undefined ? {} : { village: cells.villageName }),
  });
}

/** Where places outside the office's province are found: the large places of the country, and one province whole. */
export interface FarPlaces {
  /** Provinces and regencies only (552 entries). */
  large(): Promise<PlaceResolver>;
  province(code: string): Promise<PlaceResolver>;
}

export interface PlaceReader {
  read(cells: PlaceCells): PlaceReading;
  /**
   * Loads the other provinces that places not found so far may lie in, one by one, because the whole country
   * would cost 200 MB. True = something was learnt: read the rows again.
   */
  learn(): Promise<boolean>;
}

/**
 * Reads the village of a row: by code in the systems the profile names, else by names, from the largest level
 * down. Names alone are ambiguous in Banten ("Serang", "Tangerang" are kabupaten and kota): then it says so.
 */
export function placeReader(profile: FileProfile, near: PlaceResolver, far: FarPlaces): PlaceReader {
  const resolvers: PlaceResolver[] = [near];
  const loaded = new Set<string>();
  let pending: PlaceCells[] = [];

  function find(cells: PlaceCells): PlaceReading {
    const code = codeOf(cells);
    for (const resolver of code === undefined ? [] : resolvers) {
      const found = byCode(profile, resolver, code ?? "");
      if (found !== undefined) return { ok: true, code: found };
    }
    for (const resolver of cells.villageName ? resolvers : []) {
      const found = byNames(resolver, cells);
      if (found.kind === "one" && found.place.level === "village")
        return { ok: true, code: found.place.code };
      if (found.kind === "ambiguous" && resolver === near)
        return { ok: false, rule: "village-ambiguous", value: textOf(cells) };
    }
    return { ok: false, rule: "village-unknown", value: textOf(cells) };
  }

  async function provincesOf(cells: PlaceCells): Promise<string[]> {
    const large = await far.large();
    const named = [cells.provinceName, cells.regencyName].flatMap((name) =>
      name === undefined ? [] : large.candidates(name).map((place) => place.code.slice(0, 2)),
    );
    const code = codeOf(cells)?.slice(0, 2);
    return [...(code === undefined ? [] : [code]), ...named];
  }

  return {
    read: (cells) => {
      const reading = find(cells);
      if (!reading.ok && reading.rule === "village-unknown" && pending.length < mostPending)
        pending.push({ ...cells });
      return reading;
    },
    learn: async () => {
      const before = loaded.size;
      const asked = pending;
      pending = [];
      for (const cells of asked)
        for (const code of await provincesOf(cells)) {
          if (loaded.has(code)) continue;
          loaded.add(code);
          resolvers.push(await far.province(code));
        }
      return loaded.size > before;
    },
  };
}
