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

/**
 * Reads the village of a row: by code in the systems the profile names, else by names, from the largest level
 * down. Names alone are ambiguous in Banten ("Serang", "Tangerang" are kabupaten and kota): then it says so.
 */
export function placeReader(
  profile: FileProfile,
  resolver: PlaceResolver,
): (cells: PlaceCells) => PlaceReading {
  const systems = systemsOf(profile);
  return (cells) => {
    const code = codeOf(cells);
    if (code !== undefined) {
      for (const system of systems.length === 0 || systems[0] === "asked" ? ["kemendagri"] : systems) {
        const place = system === "bps" ? resolver.byBpsCode(code) : resolver.byCode(code);
        if (place?.level === "village") return { ok: true, code: place.code };
      }
      // BPS numbers are known for some places only; Kemendagri's may stand in a BPS column and the other way.
      const other = resolver.byCode(code) ?? resolver.byBpsCode(code);
      if (other?.level === "village") return { ok: true, code: other.code };
    }
    if (!cells.villageName) return { ok: false, rule: "village-unknown", value: textOf(cells) };
    const found: Resolution = resolver.byNames({
      ...(cells.provinceName === undefined ? {} : { province: cells.provinceName }),
      ...(cells.regencyName === undefined ? {} : { regency: cells.regencyName }),
      ...(cells.districtName === undefined ? {} : { district: cells.districtName }),
      village: cells.villageName,
    });
    if (found.kind === "one") return { ok: true, code: found.place.code };
    const rule = found.kind === "ambiguous" ? "village-ambiguous" : "village-unknown";
    return { ok: false, rule, value: textOf(cells) };
  };
}
