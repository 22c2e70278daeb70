import {
  type LinkField,
  type LinkModel,
  linkFields,
  priorWeight,
} from "#modules/registry/contract/linkage.ts";
import { levelSql, motherLevel, nameLevel, nameNearness } from "../../../domain/linkage/level-sql.ts";
import { weightSql } from "../../../domain/linkage/weight-sql.ts";
import type { Engine } from "./open-engine.ts";

const plainLevels = ["nik", "kk", "born", "sex", "place", "account"] as const satisfies readonly LinkField[];

/** Pairs of `source` (a, b, …) with the level of every field, whether one family card holds both, and the rarities. */
export function levelsSql(source: string, extra: string, hasMothers: boolean): string {
  /** What of a name later steps read; no lists: carrying them costs more than all comparisons. */
  const names = ["plain", "wc", "ini", "longest"];
  const kept = (side: string, name: string) =>
    `struct_pack(${names.map((part) => `${part} := ${side}${name}.${part}`).join(", ")}) as ${side}${name}`;
  const inner = `select c.a, c.b${extra},
      ${plainLevels.map((field) => `(${levelSql[field]})::tinyint as ${field}_level`).join(",\n      ")},
      (${nameNearness("n", "l.nid", "r.nid")})::double as name_near, ${kept("l", "n")}, ${kept("r", "n")},
      ${hasMothers ? `(${nameNearness("m", "l.mnid", "r.mnid")})::double as mother_near, ${kept("l", "m")}, ${kept("r", "m")},` : ""}
      coalesce(l.fam = r.fam, false) as family, coalesce(l.born = r.born, false) as born_same,
      least(ar.rarity, br.rarity) as name_rarity,
      ${hasMothers ? "least(am.rarity, bm.rarity)" : "0::float"} as mother_rarity
    from ${source} c join people l on l.i = c.a join people r on r.i = c.b
    left join names ln on ln.id = l.nid left join names rn on rn.id = r.nid
    left join name_rarity ar on ar.sid = l.sid left join name_rarity br on br.sid = r.sid
    ${
      hasMothers
        ? `left join names lm on lm.id = l.mnid left join names rm on rm.id = r.mnid
    left join mother_rarity am on am.sid = l.mid left join mother_rarity bm on bm.sid = r.mid`
        : ""
    }`;
  return `select * exclude (ln, rn${hasMothers ? ", lm, rm, mother_near" : ""}, name_near), (${nameLevel("name_near", "n")})::tinyint as name_level,
      (${hasMothers ? motherLevel("mother_near") : "null"})::tinyint as mother_level from (${inner})`;
}

/** Scores all candidates; keeps those from the review weight on in table `scored`. Returns how many. */
export async function scoreCandidates(
  engine: Engine,
  model: LinkModel,
  persons: number,
  hasMothers: boolean,
): Promise<number> {
  const weights = weightSql(model, persons);
  await engine.run(`create table scored as
    select * from (
      select a, b, keys, ${linkFields.map((field) => `${field}_level`).join(", ")},
             ${linkFields.map((field) => `(${weights[field]})::float as ${field}_weight`).join(", ")},
             (${priorWeight(model, persons, false).toFixed(5)} + ${linkFields.map((field) => `${field}_weight`).join(" + ")})::float as weight
      from (${levelsSql("candidates", ", c.keys", hasMothers)})
    ) where weight >= ${model.thresholds.review}`);
  const [row] = await engine.rows<{ n: number }>("select count(*) as n from scored");
  return row?.n ?? 0;
}

/** Of all pairs proposed, at most this share should be of two persons, by the model's own reckoning: half the bar. */
const expectedFalse = 0.0005;
const leastPropose = 5;

/**
 * The default threshold of a trained model: the least weight from which the pairs' own probabilities expect no more
 * false ones than allowed, counted in quarters of a bit.
 */
export async function chooseThreshold(engine: Engine): Promise<number> {
  const [row] = await engine.rows<{ weight: number | null }>(`
    with steps as (select floor(weight * 4) / 4 as step, count(*) as n, sum(1 / (1 + pow(2, weight))) as false_ones
                   from scored where weight >= ${leastPropose} group by 1),
         sums as (select step, sum(n) over (order by step desc) as n, sum(false_ones) over (order by step desc) as false_ones from steps)
    select min(step)::double as weight from sums where false_ones <= n * ${expectedFalse}`);
  return row?.weight ?? 10;
}
