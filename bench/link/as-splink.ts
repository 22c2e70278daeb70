import type { BlockingKey } from "#modules/intake/domain/linkage/blocking-key.ts";
import { keyParts, usesWords } from "#modules/intake/domain/linkage/blocking-key.ts";
import type { LinkModel } from "#modules/registry/contract/linkage.ts";
import {
  type LinkField,
  levelWeight,
  linkFields,
  linkLevels,
  priorWeight,
} from "#modules/registry/contract/linkage.ts";

/** Comparisons with their thresholds written out, level by level, as such tools generate them: nothing is computed once. */
const jw = (column: string, from: number) =>
  `(jaro_winkler_similarity(l.${column}, r.${column}) >= ${from} or jaro_winkler_similarity(l.${column}_sorted, r.${column}_sorted) >= ${from})`;

const part = (column: string) => `(l.${column}_words <> r.${column}_words and
  (case when len(l.${column}_words) <= len(r.${column}_words)
    then len(list_intersect(l.${column}_words, r.${column}_words)) = len(l.${column}_words)
    else len(list_intersect(l.${column}_words, r.${column}_words)) = len(r.${column}_words) end))`;

const conditions: Readonly<Record<LinkField, readonly string[]>> = {
  nik: [
    "l.nik = r.nik",
    "substr(l.nik, 1, 6) = substr(r.nik, 1, 6) and damerau_levenshtein(l.nik, r.nik) <= 1 and hamming(l.nik, r.nik) = 1",
    "substr(l.nik, 7) <> substr(r.nik, 7) and damerau_levenshtein(l.nik, r.nik) <= 1",
    "substr(l.nik, 7) = substr(r.nik, 7)",
    "substr(l.nik, 1, 12) = substr(r.nik, 1, 12)",
    "substr(l.nik, 1, 6) = substr(r.nik, 1, 6) and substr(l.nik, 13) = substr(r.nik, 13)",
  ],
  kk: ["l.kk = r.kk", "levenshtein(l.kk, r.kk) <= 1", "damerau_levenshtein(l.kk, r.kk) <= 1"],
  name: [
    "l.name = r.name",
    "l.name_sorted = r.name_sorted",
    jw("name", 0.92),
    part("name"),
    jw("name", 0.86),
  ],
  born: [
    "l.born = r.born and not l.dd",
    "l.born = r.born",
    "l.y = r.y and l.mo = r.da and l.da = r.mo",
    "damerau_levenshtein(l.born, r.born) <= 1",
    "l.y = r.y and (l.dd or r.dd)",
    "l.y = r.y",
  ],
  sex: ["l.sex = r.sex"],
  mother: ["l.mother_sorted = r.mother_sorted", jw("mother", 0.92), part("mother")],
  place: ["l.village = r.village", "l.district = r.district", "l.regency = r.regency"],
  account: ["l.account = r.account", "levenshtein(l.account, r.account) <= 1"],
};
const missing: Readonly<Record<LinkField, string>> = {
  nik: "l.nik is null or r.nik is null",
  kk: "l.kk is null or r.kk is null",
  name: "l.name is null or r.name is null",
  born: "l.born is null or r.born is null",
  sex: "l.sex is null or r.sex is null",
  mother: "l.mother is null or r.mother is null",
  place: "l.regency is null or r.regency is null",
  account: "l.account is null or r.account is null",
};

/** The people with their names spelt out beside each, as the input table of such a tool. */
export const inputSql = `create or replace temp table df as
  select p.*, n.plain as name, n.sorted as name_sorted, n.words as name_words, m.plain as mother, m.sorted as mother_sorted, m.words as mother_words,
         nr.rarity as name_rarity, mr.rarity as mother_rarity
  from people p left join names n on n.id = p.nid left join names m on m.id = p.mnid
  left join name_rarity nr on nr.sid = p.sid left join mother_rarity mr on mr.sid = p.mid`;

const side = (part: string, alias: "l" | "r", word: string) =>
  part.replaceAll("p.", `${alias}.`).replaceAll("w.word", word);

/** One rule after the other: equal keys, and not found by a rule before. */
export function blockedSql(keys: readonly BlockingKey[]): string {
  const plain = keys.filter((key) => !usesWords(key));
  const conditionOf = (key: BlockingKey) =>
    key.parts
      .map((name) => `${side(keyParts[name], "l", "")} = ${side(keyParts[name], "r", "")}`)
      .join(" and ");
  const rules = plain.map(
    (key, at) => `select l.i as a, r.i as b, ${at} as rule from df l join df r on ${conditionOf(key)}
      where l.i < r.i ${plain
        .slice(0, at)
        .map((before) => `and not coalesce(${conditionOf(before)}, false)`)
        .join(" ")}`,
  );
  const exploded = keys.filter(usesWords).map(
    (key) => `select distinct l.i as a, r.i as b, ${plain.length} as rule
      from (select d.*, w.word from df d join people_words w on w.i = d.i) l
      join (select d.*, w.word from df d join people_words w on w.i = d.i) r
        on ${key.parts.map((name) => `${side(keyParts[name], "l", "l.word")} = ${side(keyParts[name], "r", "r.word")}`).join(" and ")}
      where l.i < r.i ${plain.map((before) => `and not coalesce(${conditionOf(before)}, false)`).join(" ")}`,
  );
  return `create or replace temp table blocked as ${[...rules, ...exploded].join("\n union all ")}`;
}

/** Comparison vectors, then Bayes factors per level, then the sum: three statements, as generated. */
export function scoredSql(model: LinkModel, persons: number, source: string): readonly string[] {
  const gammas = linkFields.map((field) => {
    const cases = conditions[field].map((condition, at) => `when ${condition} then ${at}`).join("\n ");
    return `case when ${missing[field]} then -1 ${cases} else ${linkLevels[field].length - 1} end as gamma_${field}`;
  });
  const factors = linkFields.map((field) => {
    const cases = linkLevels[field]
      .map((_, at) => {
        const any = 2 ** levelWeight(model.m[field][at] ?? 0, model.u.any[field][at] ?? 0);
        return `when gamma_${field} = ${at} then cast(${any} as double)`;
      })
      .join(" ");
    return `case when gamma_${field} = -1 then cast(1.0 as double) ${cases} end as bf_${field}`;
  });
  const rare = `case when gamma_name <= 1 and gamma_name >= 0 then pow(2, name_rarity) * ${model.u.any.name[0]} else 1 end`;
  return [
    `create or replace temp table gammas as select c.a, c.b, l.name_rarity, ${gammas.join(",\n")}
     from ${source} c join df l on l.i = c.a join df r on r.i = c.b`,
    `create or replace temp table factors as select *, ${factors.join(",\n")}, ${rare} as bf_tf from gammas`,
    `create or replace temp table predicted as select *, ${priorWeight(model, persons, false)} + log2(${linkFields.map((field) => `bf_${field}`).join(" * ")} * bf_tf) as match_weight
     from factors where ${priorWeight(model, persons, false)} + log2(${linkFields.map((field) => `bf_${field}`).join(" * ")} * bf_tf) >= ${model.thresholds.review}`,
  ];
}

/** One round of the smallest-neighbour search for connected components, repeated until nothing changes. */
export const componentRound = `create or replace temp table nearer as
  select e.i, least(min(c.cluster), any_value(o.cluster)) as cluster
  from (select a as i, b as j from predicted union all select b, a from predicted) e
  join components c on c.i = e.j join components o on o.i = e.i group by e.i`;
