import type pg from "pg";
import { handler as findPlaces } from "./find-places.ts";
import { handler as getPlace } from "./get-place.ts";
import { handler as listChildren } from "./list-children.ts";
import { handler as listIslands } from "./list-islands.ts";
import { loadPlaces, type PlacesLoaded } from "./load-places.ts";
import { settleOfficeProvince } from "./office-province.ts";

export const operations = [findPlaces, getPlace, listChildren, listIslands];

export {
  createPlaceResolver,
  type PlaceEntry,
  type PlaceNames,
  type PlaceResolver,
  type Resolution,
} from "../domain/resolve-place.ts";
export type { PlacesLoaded } from "./load-places.ts";
export { officeLetterhead } from "./office-letterhead.ts";
export { officeProvince } from "./office-province.ts";
export { type NamedPlace, placesNamed } from "./places-named.ts";
export { placeExists, placeLabels, readPlaceIndex } from "./reads.ts";

/**
 * Loads the region data of the country (nothing is done where they are loaded already) and records the
 * office's province: `province` where given, else what is recorded, else 36 (Banten).
 */
export async function loadRegions(
  owner: pg.Pool,
  options: { readonly province?: string } = {},
): Promise<PlacesLoaded> {
  const loaded = await loadPlaces(owner);
  await settleOfficeProvince(owner, options.province);
  return loaded;
}
