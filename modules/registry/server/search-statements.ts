import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

/** A person found, before anything is read of it: enough to fetch the row by its primary key. */
export interface Found {
  readonly regionCode: string;
  readonly id: string;
  /** 1 = same folded name; undefined where the name played no part. */
  readonly likeness?: number;
}

/** Range of places a search is narrowed to; it can never widen the actor's own area. */
export interface PlaceRange {
  readonly from: string;
  readonly upto: string;
}

/** ':' follows '9' in ASCII: the range holds a place and everything inside it. */
export const placeRange = (code: string): PlaceRange => ({ from: code, upto: `${code}:` });
const everywhere: PlaceRange = { from: "", upto: ":" };

/**
 * People who hold or held a number (NIK, DTKS id) or whose family holds it as KK number. Fewer digits than the
 * whole are a prefix.
 */
export async function findByNumber(tx: Tx, digits: string, limit: number): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select f.region_code as "regionCode", f.id from registry.find_persons_by_number(${digits}, ${limit}) f`.execute(
    tx,
  );
  return rows;
}

/** People whose folded name begins with the key, in order of name. */
export async function findByPrefix(
  tx: Tx,
  key: string,
  limit: number,
  places: PlaceRange = everywhere,
): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select f.region_code as "regionCode", f.id, 1::real as likeness
      from registry.find_persons_by_prefix(${key}, ${places.from}, ${places.upto}, ${limit}) f`.execute(tx);
  return rows;
}

/** People whose folded name resembles the key, most alike first (registry.find_persons_by_name). */
export async function findByLikeness(
  tx: Tx,
  key: string,
  limit: number,
  narrowing: { readonly placeCode?: string; readonly bornOn?: string } = {},
): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select f.region_code as "regionCode", f.id, f.similarity as likeness
      from registry.find_persons_by_name(${key}, ${narrowing.placeCode ?? null}, ${narrowing.bornOn ?? null}::date, ${limit}) f`.execute(
    tx,
  );
  return rows;
}

/** People born on a day, or in the days from one to another (both included). */
export async function findByBirth(
  tx: Tx,
  born: { readonly from: string; readonly upto: string },
  limit: number,
  places: PlaceRange = everywhere,
): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select person.region_code as "regionCode", person.id
      from unnest(registry.regions_in_scope()) as region(code)
     cross join lateral (
       select p.region_code, p.id, p.born_on
         from registry.persons p
        where p.region_code = region.code and p.born_on between ${born.from}::date and ${born.upto}::date
          and p.place_code >= ${places.from} and p.place_code < ${places.upto}
          and p.life_status <> 'merged'
        order by p.born_on limit ${limit}) as person
     order by person.born_on, person.id limit ${limit}`.execute(tx);
  return rows;
}

export interface HitRow {
  readonly regionCode: string;
  readonly id: string;
  readonly name: string;
  readonly sex: "L" | "P" | null;
  readonly bornOn: string | null;
  readonly nik: string | null;
  readonly relation: number | null;
  readonly lifeStatus: "alive" | "dead" | "moved-out" | "missing" | "merged";
  readonly familyId: string | null;
  readonly headName: string | null;
  readonly placeCode: string;
  readonly rt: string;
  readonly rw: string;
  readonly decile: number | null;
  readonly decileSource: string | null;
  readonly decileOn: string | null;
}

const hitColumns = sql`
  h.region_code as "regionCode", h.id, h.name, h.sex, h.born_on as "bornOn", h.nik, h.relation,
  h.life_status as "lifeStatus", h.family_id as "familyId", h.head_name as "headName", h.place_code as "placeCode",
  h.rt, h.rw, h.decile, h.decile_source as "decileSource", h.decile_on as "decileOn"`;

/** What a result list shows of the people found, in the same order. */
export async function readHits(tx: Tx, found: readonly Found[]): Promise<HitRow[]> {
  if (found.length === 0) return [];
  const { rows } = await sql<HitRow>`
    select ${hitColumns}
      from registry.read_search_hits(${found.map((one) => one.regionCode)}::text[], ${found.map((one) => one.id)}::uuid[]) h`.execute(
    tx,
  );
  return rows;
}

/** `findByNumber` and `readHits` in one statement: the second round trip was half of the time. */
export async function hitsByNumber(tx: Tx, digits: string, limit: number): Promise<HitRow[]> {
  const { rows } = await sql<HitRow>`
    select ${hitColumns}
      from (select array_agg(f.region_code) as codes, array_agg(f.id) as ids
              from registry.find_persons_by_number(${digits}, ${limit}) f) found
     cross join registry.read_search_hits(found.codes, found.ids) h`.execute(tx);
  // A beginning may fit a person's NIK and the family's KK at once.
  const seen = new Set<string>();
  return rows.filter((row) => !seen.has(row.id) && seen.add(row.id)).slice(0, limit);
}
