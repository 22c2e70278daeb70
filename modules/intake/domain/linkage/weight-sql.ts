import { type LinkModel, levelWeight, priorWeight } from "#modules/registry/contract/linkage.ts";

const number = (value: number) => value.toFixed(5);

/** Weights of a field's levels as a choice by level number. */
function choice(level: string, m: readonly number[], u: readonly number[]): string {
  const cases = m.map((chance, at) => `when ${at} then ${number(levelWeight(chance, u[at] ?? 0))}`);
  return `case ${level} ${cases.join(" ")} else 0 end`;
}

/**
 * SQL (DuckDB) of the weight each field gives, over columns `<field>_level`, `family` (both of one family card),
 * `born_same`, and the rarity of name and mother's name (`name_rarity`, `mother_rarity`: log2 of 1 / share).
 */
export function weightSql(model: LinkModel, persons: number): Readonly<Record<string, string>> {
  const { m, u, uNikBornSame } = model;
  const both = (field: "name" | "born" | "sex" | "mother" | "place" | "account") =>
    `case when family then ${choice(`${field}_level`, m[field], u.family[field])} else ${choice(`${field}_level`, m[field], u.any[field])} end`;
  const usual = (chances: readonly number[]) => number(Math.log2(Math.max(chances[0] ?? 0, 1e-9)));
  return {
    nik: `case when family and born_same then ${choice("nik_level", m.nik, uNikBornSame.family)}
      when family then ${choice("nik_level", m.nik, u.family.nik)}
      when born_same and place_level <= 1 then ${choice("nik_level", m.nik, uNikBornSame.district)}
      when born_same then ${choice("nik_level", m.nik, uNikBornSame.any)}
      else ${choice("nik_level", m.nik, u.any.nik)} end`,
    kk: `case when family then ${number(priorWeight(model, persons, true) - priorWeight(model, persons, false))}
      else ${choice("kk_level", m.kk, u.any.kk)} end`,
    name: `${both("name")} + case when not family and name_level <= 1 then ${usual(u.any.name)} + name_rarity else 0 end`,
    born: both("born"),
    sex: both("sex"),
    mother: `${both("mother")} + case when not family and mother_level = 0 then ${usual(u.any.mother)} + mother_rarity else 0 end`,
    place: both("place"),
    account: both("account"),
  };
}
