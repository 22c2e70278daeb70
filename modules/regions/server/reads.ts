import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { PlaceIndexData } from "../domain/resolve-place.ts";

/** Data for `createPlaceResolver`: everything inside `within` ("" = the country: 91,600 places, 25 MB). */
export async function readPlaceIndex(tx: Tx, within: string): Promise<PlaceIndexData> {
  const places = await sql<PlaceIndexData["places"][number]>`
    select p.code, p.level, p.kind, p.label, p.name_key as "nameKey" from places p
    where p.in_force and (p.code = left(${within}, 2) or p.code >= ${within} and p.code < ${within} || ':')
    order by p.code`.execute(tx);
  const aliases = await sql<PlaceIndexData["aliases"][number]>`
    select a.alias_key as key, a.code from place_aliases a
    where a.code >= ${within} and a.code < ${within} || ':' order by a.alias_key, a.code`.execute(tx);
  const former = await sql<PlaceIndexData["formerCodes"][number]>`
    select f.former_code as "formerCode", f.code from place_former_codes f
    where f.code >= ${within} and f.code < ${within} || ':' order by f.former_code`.execute(tx);
  const bps = await sql<PlaceIndexData["bpsCodes"][number]>`
    select p.bps_code as "bpsCode", p.code from places p
    where p.bps_code is not null and p.code >= ${within} and p.code < ${within} || ':' order by p.code`.execute(
    tx,
  );
  return { places: places.rows, aliases: aliases.rows, formerCodes: former.rows, bpsCodes: bps.rows };
}

/** Labels of places by code ("Desa Panggarangan"); a code that is no place is left out. */
export async function placeLabels(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ code: string; label: string }>`
    select p.code, p.label from places p where p.code = any (${[...new Set(codes)]}::text[])`.execute(tx);
  return new Map(rows.map((row) => [row.code, row.label]));
}

/** Whether a code is a place in force. */
export async function placeExists(tx: Tx, code: string): Promise<boolean> {
  const { rows } = await sql`select 1 from places p where p.code = ${code} and p.in_force`.execute(tx);
  return rows.length === 1;
}
