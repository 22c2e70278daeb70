import { sql } from "kysely";
import { plain, refuse } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listIslands } from "../contract/list-islands.ts";
import { officeProvince } from "./office-province.ts";

interface Row {
  readonly code: string;
  readonly name: string;
  readonly regency_code: string | null;
  readonly regency_name: string | null;
  readonly latitude_degrees: number;
  readonly longitude_degrees: number;
  readonly populated: boolean;
  readonly outermost_small: boolean;
  readonly in_force: boolean;
  readonly total: number;
}

export const handler = query(listIslands, async (tx, input) => {
  const within = input.within ?? (await officeProvince(tx));
  const known = await sql`select 1 from places p where p.code = ${within}`.execute(tx);
  if (known.rows.length === 0) return refuse("PLACE_NOT_FOUND");
  const populated = input.populated ?? null;
  const { rows } = await sql<Row>`
    with chosen as (
      select n.code, n.name, n.regency_code, n.latitude_degrees, n.longitude_degrees, n.populated,
             n.outermost_small, n.in_force, (count(*) over ())::int as total
      from islands n
      where (n.province_code = ${within} or n.regency_code = ${within})
        and (${populated}::boolean is null or n.populated = ${populated})
    )
    select c.code, c.name, c.regency_code, r.label as regency_name, c.latitude_degrees, c.longitude_degrees,
           c.populated, c.outermost_small, c.in_force, c.total
    from chosen c left join places r on r.code = c.regency_code
    where c.code > ${input.after ?? ""}
    order by c.code
    limit ${input.limit + 1}`.execute(tx);
  const page = rows.slice(0, input.limit);
  return plain({
    islands: page.map((row) => ({
      code: row.code,
      name: row.name,
      regencyCode: row.regency_code,
      regencyName: row.regency_name,
      latitudeDegrees: row.latitude_degrees,
      longitudeDegrees: row.longitude_degrees,
      populated: row.populated,
      outermostSmall: row.outermost_small,
      inForce: row.in_force,
    })),
    total: rows[0]?.total ?? 0,
    next: rows.length > input.limit ? (page.at(-1)?.code ?? null) : null,
  });
});
