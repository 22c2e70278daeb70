import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { modernKey, readPlaceName } from "../domain/name-key.ts";

export interface NamedPlace {
  readonly code: string;
  readonly level: "province" | "regency" | "district" | "village";
  readonly label: string;
  readonly parentLabels: readonly string[];
}

/**
 * Places inside `within` that carry exactly one of the texts as name or alias, larger places first; one indexed
 * read, for a search box that asks at every pause of typing.
 */
export async function placesNamed(
  tx: Tx,
  texts: readonly string[],
  within: string,
): Promise<ReadonlyArray<NamedPlace & { readonly text: string }>> {
  const readings = texts.flatMap((text) =>
    readPlaceName(text).flatMap((reading) =>
      [...new Set([reading.key, modernKey(reading.key)])].map((key) => ({
        text,
        key,
        kinds: reading.kinds?.join(",") ?? null,
      })),
    ),
  );
  if (readings.length === 0) return [];
  const { rows } = await sql<NamedPlace & { text: string }>`
    with reading as (
      select r.text, r.key, string_to_array(r.kinds, ',') as kinds
        from unnest(${readings.map((one) => one.text)}::text[], ${readings.map((one) => one.key)}::text[],
                    ${readings.map((one) => one.kinds)}::text[]) as r(text, key, kinds)
    ), hit as (
      select r.text, p.code from reading r join places p on p.name_key = r.key
       where r.kinds is null or p.kind = any (r.kinds)
      union
      select r.text, p.code from reading r join place_aliases a on a.alias_key = r.key join places p on p.code = a.code
       where r.kinds is null or p.kind = any (r.kinds)
    )
    select h.text, p.code, p.level, p.label,
           array(select u.label from places u where u.code in (left(p.code, 6), left(p.code, 4)) and u.code <> p.code
                 order by u.code desc) as "parentLabels"
      from hit h join places p on p.code = h.code
     where p.in_force and p.code >= ${within} and p.code < ${`${within}:`}
     order by length(p.code), p.code
     limit 12`.execute(tx);
  return rows;
}
