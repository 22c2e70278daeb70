import { createWriteStream } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { linkFields, linkLevels } from "#modules/registry/contract/linkage.ts";
import type { Engine } from "./open-engine.ts";

/**
 * Name of the engine's answer in its folder: tab-separated, \N = none. Columns: ids of a and b, weight, probability,
 * parts as registry.link_pairs keeps them, id of the person the cluster is named by.
 */
export const pairsFile = "pairs.tsv";

const rounded = (value: number) => Math.round(value * 1000) / 1000;

/** What every field gave, in words of its levels. */
function partsOf(levels: readonly unknown[], weights: readonly unknown[]): string {
  return JSON.stringify(
    linkFields.map((field, at) => {
      const level = levels[at];
      return typeof level === "number"
        ? { field, level: linkLevels[field][level] ?? "different", weight: rounded(Number(weights[at])) }
        : { field, level: "missing", weight: 0 };
    }),
  );
}

/**
 * Writes the scored pairs with their clusters, strongest first: ids and figures, no name and no number. Under another
 * name until complete, so that what stands there after a crash is whole. Returns how many.
 */
export async function writePairs(engine: Engine, folder: string): Promise<number> {
  const fields = linkFields.length;
  const result = await engine.connection.stream(
    `select l.id, r.id, s.weight::double, case when ca.cluster = cb.cluster then c.id end,
            ${linkFields.map((field) => `s.${field}_level`).join(", ")},
            ${linkFields.map((field) => `s.${field}_weight::double`).join(", ")}
     from scored s join people l on l.i = s.a join people r on r.i = s.b
     left join clusters ca on ca.i = s.a left join clusters cb on cb.i = s.b left join people c on c.i = ca.cluster
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
        .map(([a, b, weight, cluster, ...rest]) => {
          const bits = rounded(Number(weight));
          const probability = (1 / (1 + 2 ** -bits)).toFixed(6);
          const parts = partsOf(rest.slice(0, fields), rest.slice(fields));
          return `${String(a)}\t${String(b)}\t${bits}\t${probability}\t${parts}\t${cluster === null ? "\\N" : String(cluster)}\n`;
        })
        .join("");
    }
  }
  const unfinished = join(folder, `${pairsFile}.part`);
  await pipeline(Readable.from(lines()), createWriteStream(unfinished, { mode: 0o600 }));
  await rename(unfinished, join(folder, pairsFile));
  return count;
}
