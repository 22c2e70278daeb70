import type pg from "pg";
import type { FactScope } from "../facts/family-source.ts";
import { sqlText } from "../facts/sql-text.ts";

/** Kabupaten/kota whose marks stand in one piece. */
export interface PieceRegions {
  readonly number: number;
  readonly regions: readonly string[];
}

/**
 * Shares the kabupaten/kota out over `count` pieces of about equal work, largest first. Each piece is filled by a
 * connection of its own: that uses every core for reading, judging and writing, where one parallel statement
 * would count and write with one.
 */
export function shareOut(
  sizes: ReadonlyArray<{ readonly region: string; readonly size: number }>,
  count: number,
): string[][] {
  const shares = Array.from({ length: Math.max(1, Math.min(count, sizes.length)) }, () => ({
    total: 0,
    regions: [] as string[],
  }));
  for (const { region, size } of sizes.toSorted((a, b) => b.size - a.size)) {
    const least = shares.reduce((one, other) => (other.total < one.total ? other : one));
    least.total += size;
    least.regions.push(region);
  }
  return shares.map(({ regions }) => regions).filter((regions) => regions.length > 0);
}

/** Kabupaten/kota with families or persons, and how many. */
export async function regionSizes(client: pg.ClientBase): Promise<Array<{ region: string; size: number }>> {
  const { rows } = await client.query<{ region: string; size: number }>(
    `select region_code as region, sum(n)::float8 as size from (
       select region_code, count(*) as n from registry.families group by 1
       union all select region_code, 0 from (select distinct region_code from registry.persons where family_id is null) as alone
     ) as counted group by 1 order by 1`,
  );
  return rows;
}

/** Everybody of some kabupaten/kota. */
export function regionScope(regions: readonly string[]): FactScope {
  const list = regions.map(sqlText).join(", ");
  const inRegions = (alias: string) => `${alias}.region_code in (${list})`;
  return { whole: true, family: inRegions, person: inRegions };
}
