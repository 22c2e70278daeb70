import { createWriteStream } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Database } from "#platform/db/connection.ts";
import { copyOutOf } from "#platform/db/copy.ts";
import { SetupError } from "#platform/kernel/setup-error.ts";

/** Connections that read the registry side by side: the server formats rows on one core each. */
const lanes = 2;

const areaPattern = /^\d{2,10}$/;

/** Regions of an area in shares of about the same number of people. */
async function sharesOf(database: Database, areaCode: string): Promise<string[][]> {
  const { rows } = await database.loader.query<{ code: string; n: number }>(
    `select r.code, count(*)::int as n from (select distinct region_code as code from registry.families
       union select distinct region_code from registry.persons where family_id is null) r
     join registry.families f on f.region_code = r.code
     where starts_with(r.code, left($1, 4)) group by 1 order by 2 desc`,
    [areaCode],
  );
  const shares = Array.from({ length: lanes }, () => ({ size: 0, codes: [] as string[] }));
  for (const { code, n } of rows) {
    const least = shares.reduce((so, one) => (one.size < so.size ? one : so));
    least.size += n;
    least.codes.push(code);
  }
  return shares.map((one) => one.codes).filter((codes) => codes.length > 0);
}

/** Rows of registered people in the engine's columns; the id carries the region, as the two are one key. */
export const registeredSql = (where: string) => `select 'r', p.region_code || p.id, p.nik, f.kk_number,
    p.family_id, nullif(p.name_key, ''), nullif(p.mother_name, ''), p.born_on, p.sex, p.place_code, null
  from registry.persons p left join registry.families f on f.region_code = p.region_code and f.id = p.family_id
  where p.life_status <> 'merged' and ${where}`;

/**
 * Copies what linkage compares of everybody in an area out of the database into CSV files of the run's folder, by
 * the bulk role: only these columns, readable by nobody else, removed with the folder. Returns the files.
 */
export async function exportPeople(database: Database, areaCode: string, folder: string): Promise<string[]> {
  if (!areaPattern.test(areaCode)) throw new SetupError("WRONG_USE", "Kode wilayah tidak dikenal.");
  const shares = await sharesOf(database, areaCode);
  return await Promise.all(
    shares.map(async (codes, lane) => {
      const client = await database.loader.connect();
      let whole = false;
      try {
        const regions = codes.map((code) => `'${code}'`).join(",");
        const narrower = areaCode.length > 4 ? ` and starts_with(p.place_code, '${areaCode}')` : "";
        const path = join(folder, `people-${lane}.csv`);
        const rows = copyOutOf(
          client,
          `(${registeredSql(`p.region_code in (${regions})${narrower}`)})`,
          "(format csv)",
        );
        await pipeline(rows, createWriteStream(`${path}.part`, { mode: 0o600, highWaterMark: 1 << 20 }));
        await rename(`${path}.part`, path);
        whole = true;
        return path;
      } finally {
        client.release(!whole);
      }
    }),
  );
}
