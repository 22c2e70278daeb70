import { closeFrom, similarFrom } from "#modules/registry/contract/linkage.ts";

/**
 * Two neighbouring digits exchanged. CASE, not AND: the engine computes both sides of an AND for every pair, and this
 * one costs ten times a Hamming.
 */
const transposed = (column: string) =>
  `case when hamming(l.${column}, r.${column}) = 2 then damerau_levenshtein(l.${column}, r.${column}) = 1 else false end`;

/** Likeness of two names that are not equal, in either order of their words. */
const likeness = (name: string) => `case when l${name}.wc = 1 and r${name}.wc = 1
    then jaro_winkler_similarity(l${name}.plain, r${name}.plain)
    else greatest(jaro_winkler_similarity(l${name}.plain, r${name}.plain), jaro_winkler_similarity(l${name}.sorted, r${name}.sorted)) end`;

const standsIn = (long: string) => `lambda x: list_contains(${long}, x)
    or (length(x) = 1 and len(list_filter(${long}, lambda z: starts_with(z, x))) > 0)
    or len(list_filter(${long}, lambda z: length(z) = 1 and starts_with(x, z))) > 0`;

// Split here and not stored: few pairs come so far, and carrying lists along costs more than all comparisons.
const words = (side: string) => `string_split(${side}.plain, ' ')`;

/** Whether every word of the shorter name stands in the longer one; each test is reached only where the one before held. */
const isPart = (name: string) => {
  const [l, r] = [`l${name}`, `r${name}`];
  return `case when ${l}.wc = ${r}.wc and not ${l}.ini and not ${r}.ini then false
    when not contains(${l}.plain, ${r}.longest) and not contains(${r}.plain, ${l}.longest) then false
    when ${l}.wc <= ${r}.wc then len(list_filter(${words(l)}, ${standsIn(words(r))})) = ${l}.wc
    else len(list_filter(${words(r)}, ${standsIn(words(l))})) = ${r}.wc end`;
};

/** Condition under which two names are one, whatever their likeness. */
const sameWords = (name: string) => `l${name}.sorted = r${name}.sorted or l${name}.joined = r${name}.joined`;

/**
 * First pass over two names: 0 equal, 1 same words, else 2 + (1 - likeness): the costly likeness is computed once and
 * read twice by `nameLevel`.
 */
export const nameNearness = (
  name: string,
  one: string,
  other: string,
) => `case when ${one} is null or ${other} is null then null
    when ${one} = ${other} then 0 when l${name}.plain = r${name}.plain then 0
    when ${sameWords(name)} then 1 else 3 - (${likeness(name)}) end`;

/** Level of names from their nearness `near`, for `linkLevels.name`. */
export const nameLevel = (near: string, name: string) => `case when ${near} is null then null
    when ${near} < 2 then ${near} when ${near} <= 3 - ${closeFrom} then 2
    when ${isPart(name)} then 3 when ${near} <= 3 - ${similarFrom} then 4 else 5 end`;

/** Level of mothers' names from their nearness, for `linkLevels.mother`. */
export const motherLevel = (near: string) => `case when ${near} is null then null
    when ${near} < 2 then 0 when ${near} <= 3 - ${closeFrom} then 1 when ${isPart("m")} then 2 else 3 end`;

/**
 * SQL (DuckDB) of the other fields' levels (`linkLevels`) for a pair of people `l`, `r`. The same rules as the
 * functions of the registry's domain; level-sql.test.ts holds both equal.
 */
export const levelSql = {
  nik: `case when l.nik is null or r.nik is null then null
    when l.nik = r.nik then 0
    when substr(l.nik, 7) = substr(r.nik, 7) then 3
    when hamming(l.nik, r.nik) = 1 then 1
    when ${transposed("nik")} then 2
    when substr(l.nik, 1, 12) = substr(r.nik, 1, 12) then 4
    when substr(l.nik, 1, 6) = substr(r.nik, 1, 6) then case when substr(l.nik, 13) = substr(r.nik, 13) then 5 else 6 end
    else 6 end`,
  kk: `case when l.kk is null or r.kk is null then null
    when l.kk = r.kk then 0
    when hamming(l.kk, r.kk) = 1 then 1
    when ${transposed("kk")} then 2
    else 3 end`,
  born: `case when l.born is null or r.born is null then null
    when l.born = r.born then case when l.dd then 1 else 0 end
    when l.y = r.y and l.mo = r.da and l.da = r.mo then 2
    when hamming(l.born, r.born) = 1 then 3
    when l.y <> r.y then 6
    when l.dd or r.dd then 4
    else 5 end`,
  sex: "case when l.sex is null or r.sex is null then null when l.sex = r.sex then 0 else 1 end",
  place: `case when l.regency is null or r.regency is null then null
    when l.regency <> r.regency then 3
    when l.district is null or r.district is null or l.district <> r.district then 2
    when l.village is not null and l.village = r.village then 0
    else 1 end`,
  account: `case when l.account is null or r.account is null then null
    when l.account = r.account then 0
    when length(l.account) <> length(r.account) then 2
    when hamming(l.account, r.account) = 1 then 1
    else 2 end`,
} as const;
