import { sql } from "kysely";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { findPlaces } from "../contract/find-places.ts";
import { modernKey, readPlaceName } from "../domain/name-key.ts";
import { officeProvince } from "./office-province.ts";
import { type SummaryRow, summaryColumns, toSummary } from "./place-summary.ts";

type Match = "code" | "exact" | "prefix" | "similar";

/** Code first, then the name in full, then its beginning, then similar spelling; larger places first. */
const rank: Readonly<Record<Match, number>> = { code: 0, exact: 1, prefix: 2, similar: 3 };

const similarEnough = 0.4;

export const handler = query(findPlaces, async (tx, input) => {
  const readings = readPlaceName(input.text);
  const bare = readings.at(-1);
  const code = input.text.replaceAll(/[.\s]/g, "");
  const isCode = /^\d{2,10}$/.test(code);
  const within = input.within === "all" ? "" : (input.within ?? (await officeProvince(tx)));
  const keys = [...readings, ...(bare ? [{ ...bare, key: modernKey(bare.key) }] : [])];
  const texts = keys.map((reading) => reading.key);
  const kindLists = keys.map((reading) => reading.kinds?.join(",") ?? null);
  const { rows } = await sql<SummaryRow & { match: Match; hits: number }>`
    with reading as (
      select k.key, string_to_array(k.kinds, ',') as kinds
      from unnest(${texts}::text[], ${kindLists}::text[]) as k(key, kinds)
    ), hit as (
      select p.code, 'code' as match, 1::real as nearness from places p
      where ${isCode} and (p.code = ${code} or p.bps_code = ${code})
      union all
      select f.code, 'code', 1 from place_former_codes f where ${isCode} and f.former_code = ${code}
      union all
      select p.code, case when p.name_key = k.key then 'exact' else 'prefix' end, 1
      from reading k
      join places p on p.name_key >= k.key and p.name_key < k.key || '{'
      where k.kinds is null or p.kind = any (k.kinds)
      union all
      select a.code, case when a.alias_key = k.key then 'exact' else 'prefix' end, 1
      from reading k
      join place_aliases a on a.alias_key >= k.key and a.alias_key < k.key || '{'
      join places p on p.code = a.code
      where k.kinds is null or p.kind = any (k.kinds)
      union all
      select p.code, 'similar', similarity(p.name_key, ${bare?.key ?? ""}) from places p
      where length(${bare?.key ?? ""}) >= 4
        and p.name_key % ${bare?.key ?? ""} and similarity(p.name_key, ${bare?.key ?? ""}) >= ${similarEnough}
        and (${bare?.kinds ?? null}::text[] is null or p.kind = any (${bare?.kinds ?? null}::text[]))
    ), best as (
      select distinct on (h.code) h.code, h.match, h.nearness
      from hit h
      order by h.code, array_position(array['code', 'exact', 'prefix', 'similar'], h.match), h.nearness desc
    )
    select ${sql.raw(summaryColumns)}, b.match
    from best b join places p on p.code = b.code
    where p.in_force
      and p.code >= ${within} and p.code < ${within} || ':'
      and (${input.level ?? null}::text is null or p.level = ${input.level ?? null})
    order by array_position(array['code', 'exact', 'prefix', 'similar'], b.match), length(p.code), b.nearness desc, p.code
    limit ${input.limit}`.execute(tx);
  const best = Math.min(...rows.map((row) => rank[row.match]));
  const exact = rows.filter((row) => rank[row.match] === best && best <= rank.exact);
  return plain({
    places: rows.map((row) => ({ ...toSummary(row), match: row.match })),
    asks: exact.length > 1,
  });
});
