import type { PlaceResolver } from "#modules/regions/server/index.ts";
import type { ProposalRow, ProposalRule } from "../../domain/proposal-row.ts";

export type PlaceReading =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly rule: ProposalRule };

/**
 * The place of a row: by code, else by names, else the list's own place where the row names none. It must lie inside
 * the place that sends the list.
 */
export function placeOfRow(
  resolver: PlaceResolver,
  places: ProposalRow["places"],
  listPlace: string,
): PlaceReading {
  const within = (code: string): PlaceReading =>
    code.startsWith(listPlace) ? { ok: true, code } : { ok: false, rule: "place-outside-list" };
  if (places.code !== "") {
    const found = resolver.byCode(places.code) ?? resolver.byBpsCode(places.code);
    if (found) return within(found.code);
  }
  const { village, district, regency } = places;
  if (village === "" && district === "" && regency === "")
    return listPlace.length >= 4 ? { ok: true, code: listPlace } : { ok: false, rule: "village-unknown" };
  const named = resolver.byNames({ regency, district, village });
  if (named.kind === "one") return within(named.place.code);
  if (named.kind === "none") return { ok: false, rule: "village-unknown" };
  const inside = named.choices.filter((place) => place.code.startsWith(listPlace));
  const [only, second] = inside;
  return only && !second ? { ok: true, code: only.code } : { ok: false, rule: "village-ambiguous" };
}
