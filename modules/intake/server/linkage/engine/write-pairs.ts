import { createWriteStream } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { pairColumns } from "./job.ts";
import type { Engine } from "./open-engine.ts";

const fields = pairColumns.slice(4, -1);

/** Name of the engine's answer in its folder: lines of `pairColumns`, tab-separated, \N = none. */
export const pairsFile = "pairs.tsv";

/**
 * Writes the scored pairs with their clusters, strongest first: ids, figures, no name and no number. Under another
 * name until complete, so that what stands there after a crash is whole. Returns how many.
 */
export async function writePairs(engine: Engine, folder: string): Promise<number> {
  const result = await engine.connection.stream(
    `select l.id as a, r.id as b, round(s.weight, 3)::varchar as weight, round(1 / (1 + pow(2, -s.weight)), 6)::varchar as probability,
            ${fields.map((field) => `round(s.${field}_weight, 3)::varchar as ${field}`).join(", ")},
            case when ca.cluster = cb.cluster then ca.cluster::varchar end as cluster
     from scored s join people l on l.i = s.a join people r on r.i = s.b
     left join clusters ca on ca.i = s.a left join clusters cb on cb.i = s.b
     order by s.weight desc, s.a, s.b`,
  );
  let count = 0;
  async function* lines(): AsyncGenerator<string> {
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return;
      count += chunk.rowCount;
      yield chunk
        .getRows()
        .map((row) => `${row.map((value) => (value === null ? "\\N" : String(value))).join("\t")}\n`)
        .join("");
    }
  }
  const unfinished = join(folder, `${pairsFile}.part`);
  await pipeline(Readable.from(lines()), createWriteStream(unfinished, { mode: 0o600 }));
  await rename(unfinished, join(folder, pairsFile));
  return count;
}
