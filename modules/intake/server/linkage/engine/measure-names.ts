import type { Engine } from "./open-engine.ts";

/** A word that more than this share of all people bear says little of who somebody is, and its blocks explode. */
const commonWordShare = 0.01;
/** One in a million is as rare as it counts. */
const rarestShare = 1e-6;

/**
 * How many bear each name: `rarity` by spelling number, log2 of 1 / share; and the words of each person's name that
 * few bear, for blocking. Returns how many words are left out as too common.
 */
export async function measureNames(
  engine: Engine,
  persons: number,
  wantWords: boolean,
): Promise<{ commonWords: number }> {
  for (const [table, column] of [
    ["name_rarity", "sid"],
    ["mother_rarity", "mid"],
  ] as const)
    await engine.run(`create temp table ${table} as
      select ${column} as sid, count(*)::integer as bearers, -log2(greatest(count(*) / ${persons}.0, 1.0 / ${persons}, ${rarestShare}))::float as rarity
      from people where ${column} is not null group by 1`);
  if (!wantWords) return { commonWords: 0 };
  await engine.run(`create temp table words as
    with spread as (select id, unnest(list_distinct(words)) as word from names)
    select s.word, sum(n.bearers)::integer as bearers, row_number() over (order by s.word)::integer as id
    from spread s join (select nid, count(*) as bearers from people where nid is not null group by nid) n on n.nid = s.id
    where length(s.word) >= 3 group by s.word`);
  await engine.run(`create temp table name_words as
    select s.id as nid, w.id as word from (select id, unnest(list_distinct(words)) as word from names) s
    join words w on w.word = s.word where w.bearers <= greatest(${persons} * ${commonWordShare}, 50)`);
  await engine.run(
    "create table people_words as select p.i, n.word from people p join name_words n on n.nid = p.nid",
  );
  const [row] = await engine.rows<{ n: number }>(
    `select count(*) as n from words where bearers > greatest(${persons} * ${commonWordShare}, 50)`,
  );
  return { commonWords: row?.n ?? 0 };
}
