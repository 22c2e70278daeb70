import type { PlaceResolver, Resolution } from "#modules/regions/server/index.ts";
import type { FileProfile } from "../../contract/file-profile.ts";
import type { PlaceReading } from "../../domain/check-row.ts";
import type { PlaceCells } from "../../domain/row-state.ts";

const villageLength = 10;

function systemsOf(profile: FileProfile): readonly string[] {
  const { system } = profile.places;
  return Array.isArray(system) ? system : [system];
}

/** The village code of a row: one whole code, or BDT's parts joined (2 + 2 + 3 + 3 digits). */
function codeOf(cells: PlaceCells): string | undefined {
  const village = cells.villageCode?.replaceAll(/[.\s]/g, "");
  if (village === undefined || village === "") return undefined;
  if (village.length >= villageLength) return village;
  const parts = [cells.provinceCode, cells.regencyCode, cells.districtCode, village];
  const joined = parts.map((part) => part?.replaceAll(/[.\s]/g, "") ?? "").join("");
  // Codes that already carry their parents are not joined again: only the longest counts.
  const district = cells.districtCode?.replaceAll(/[.\s]/g, "") ?? "";
  return joined.length === villageLength ? joined : `${district}${village}`;
}

function textOf(cells: PlaceCells): string {
  const names = [cells.villageName, cells.districtName, cells.regencyName].filter(Boolean);
  return names.length > 0 ? names.join(", ") : (cells.villageCode ?? "");
}

function byCode(profile: FileProfile, resolver: PlaceResolver, code: string): string | undefined {
  const systems = systemsOf(profile);
  // BPS numbers are known for some places only; Kemendagri's may stand in a BPS column and the other way.
  const order =
    systems[0] === "bps"
      ? [resolver.byBpsCode(code), resolver.byCode(code)]
      : [resolver.byCode(code), resolver.byBpsCode(code)];
  return order.find((place) => place?.level === "village")?.code;
}

function byNames(resolver: PlaceResolver, cells: PlaceCells): Resolution {
  return resolver.byNames({
    ...(cells.provinceName === undefined ? {} : { province: cells.provinceName }),
    ...(cells.regencyName === undefined ? {} : { regency: cells.regencyName }),
    ...(cells.districtName === undefined ? {} : { district: cells.districtName }),
    ...(cells.villageName === undefined ? {} : { village: cells.villageName }),
  });
}

/**
 * Reads the village of a row: by code in the systems the profile names, else by names, from the largest level
 * down. Names alone are ambiguous in Banten ("Serang", "Tangerang" are kabupaten and kota): then it says so.
 * `resolvers`: the office's province first, then the country.
 */
export function placeReader(
  profile: FileProfile,
  resolvers: readonly PlaceResolver[],
): (cells: PlaceCells) => PlaceReading {
  return (cells) => {
    const code = codeOf(cells);
    if (code !== undefined) {
      for (const resolver of resolvers) {
        const found = byCode(profile, resolver, code);
        if (found !== undefined) return { ok: true, code: found };
      }
    }
    if (!cells.villageName) return { ok: false, rule: "village-unknown", value: textOf(cells) };
    for (const resolver of resolvers) {
      const found = byNames(resolver, cells);
      if (found.kind === "one" && found.place.level === "village")
        return { ok: true, code: found.place.code };
      if (found.kind === "ambiguous" && resolver === resolvers[0])
        return { ok: false, rule: "village-ambiguous", value: textOf(cells) };
    }
    return { ok: false, rule: "village-unknown", value: textOf(cells) };
  };
}
