import type { Chances, LinkField, LinkModel } from "#modules/registry/contract/linkage.ts";
import { linkFields, linkLevels } from "#modules/registry/contract/linkage.ts";
import { estimateM, type Pattern } from "../../../domain/linkage/expectation-maximisation.ts";
import type { Engine } from "./open-engine.ts";
import { levelsSql } from "./score.ts";

/** Pairs taken at random for u, and at most per way of finding true pairs for m. */
const sampledPairs = 1_000_000;
const sessionPairs = 1_500_000;

interface Known {
  readonly hasMothers: boolean;
  readonly emptyFields: readonly string[];
}

type Phase = (name: string, work: () => Promise<number>, total?: number | null) => Promise<number>;

const levelColumns = linkFields.map((field) => `${field}_level`);

/** Levels of the pairs in `source`, counted by pattern. */
async function patternsOf(
  engine: Engine,
  source: string,
  hasMothers: boolean,
  where: string,
): Promise<Pattern[]> {
  const rows = await engine.rows<Record<string, number | null>>(
    `select ${levelColumns.join(", ")}, count(*) as n from (${levelsSql(source, "", hasMothers)}) where ${where} group by all`,
  );
  return rows.map((row) => ({
    levels: Object.fromEntries(
      linkFields.map((field) => [field, row[`${field}_level`] ?? null]),
    ) as Pattern["levels"],
    count: row["n"] ?? 0,
  }));
}

/** Shares of a field's levels; half a pair is added to each, as what was not drawn may still happen. */
function sharesOf(patterns: readonly Pattern[], field: LinkField): { shares: number[]; drawn: number } {
  const counts: number[] = linkLevels[field].map(() => 0);
  for (const { levels, count } of patterns) {
    const level = levels[field];
    if (level !== null) counts[level] = (counts[level] ?? 0) + count;
  }
  const drawn = counts.reduce((sum, n) => sum + n, 0);
  return { shares: counts.map((n) => (n + 0.5) / (drawn + 0.5 * counts.length)), drawn };
}

/** u of each field; where fewer than 200 pairs had a value, what the model before said. */
function chancesOf(
  patterns: readonly Pattern[],
  before: Chances,
  replaced: (field: LinkField) => void,
): Chances {
  return Object.fromEntries(
    linkFields.map((field) => {
      const { shares, drawn } = sharesOf(patterns, field);
      if (drawn < 200) return [field, before[field]];
      replaced(field);
      return [field, shares];
    }),
  ) as Chances;
}

/** Ways to find pairs among which many are true, each with the fields it says nothing about. */
const sessions: readonly {
  readonly name: string;
  readonly sql: string;
  readonly fixed: readonly LinkField[];
}[] = [
  {
    name: "nama dan tanggal lahir sama",
    sql: "from people a join people b on a.sid = b.sid and a.born = b.born and a.i < b.i",
    // A name tells the sex, too.
    fixed: ["name", "born", "sex"],
  },
  {
    name: "tanggal lahir dan desa sama",
    sql: "from people a join people b on a.born = b.born and a.village = b.village and a.i < b.i",
    // People of one village born on one day have the first twelve digits of the NIK in common.
    fixed: ["born", "place", "nik"],
  },
  {
    name: "nama dan desa sama",
    sql: "from people a join people b on a.sid = b.sid and a.village = b.village and a.i < b.i",
    fixed: ["name", "place", "sex"],
  },
];

/** Mean of what the sessions say of each field, weighted by the true pairs each found. */
function meanOf(
  estimates: readonly { readonly m: Partial<Chances>; readonly matches: number }[],
  before: Chances,
): Chances {
  return Object.fromEntries(
    linkFields.map((field) => {
      const told = estimates.flatMap(({ m, matches }) => {
        const chances = m[field];
        return chances === undefined || matches < 30 ? [] : [{ chances, matches }];
      });
      const all = told.reduce((sum, one) => sum + one.matches, 0);
      if (all === 0) return [field, before[field]];
      return [
        field,
        before[field].map((_, level) =>
          told.reduce((sum, one) => sum + ((one.chances[level] ?? 0) * one.matches) / all, 0),
        ),
      ];
    }),
  ) as Chances;
}

/**
 * Estimates a model from the people loaded: u from pairs at random (any two; two of one family; two born on one
 * day), m and the share of second records by expectation–maximisation over pairs found in several ways, with u
 * fixed. Fields without values keep what the model before said of them.
 */
export async function trainModel(
  engine: Engine,
  before: LinkModel,
  persons: number,
  known: Known,
  phase: Phase,
): Promise<LinkModel> {
  const { hasMothers } = known;
  const origin: Record<string, string> = { ...before.origin };
  let any = before.u.any;
  let family = before.u.family;
  const uNikBornSame = { ...before.uNikBornSame };
  await phase("train-random", async () => {
    const wanted = Math.min(sampledPairs, persons * 8);
    // Multiplying by odd numbers spreads the row numbers over all people: drawn at random, and the same again.
    await engine.run(`create or replace temp table drawn as
      select distinct least(a, b)::integer as a, greatest(a, b)::integer as b from (
        select (hash(g * 2) % ${persons})::bigint as a, (hash(g * 2 + 1) % ${persons})::bigint as b from range(${wanted}) t(g)) where a <> b`);
    any = chancesOf(await patternsOf(engine, "drawn", hasMothers, "not family"), before.u.any, (field) => {
      origin[field] =
        `u: ${wanted.toLocaleString("id-ID")} pasangan acak dari ${persons.toLocaleString("id-ID")} orang`;
    });
    await engine.run(`create or replace temp table drawn as
      select a.i as a, b.i as b from people a join people b on a.fam = b.fam and a.i < b.i where hash(a.fam) % ${Math.max(1, Math.ceil(persons / 500_000))} = 0`);
    const relatives = await patternsOf(engine, "drawn", hasMothers, "true");
    family = chancesOf(relatives, before.u.family, () => undefined);
    const twins = sharesOf(
      relatives.filter(({ levels }) => levels.born === 0),
      "nik",
    );
    if (twins.drawn >= 50) uNikBornSame.family = twins.shares;
    await engine.run(`create or replace temp table drawn as
      select a.i as a, b.i as b from people a join people b on a.born = b.born and a.i < b.i
      where hash(a.i) % ${Math.max(1, Math.ceil(persons / 100_000))} = 0 and a.sid <> b.sid limit 2000000`);
    // Of different names, so that second records of one person do not count among records of two.
    const differing = await patternsOf(engine, "drawn", hasMothers, "not family and name_level = 5");
    const sameDay = sharesOf(differing, "nik");
    if (sameDay.drawn >= 1_000) uNikBornSame.any = sameDay.shares;
    await engine.run(`create or replace temp table drawn as
      select a.i as a, b.i as b from people a join people b on a.born = b.born and a.district = b.district and a.i < b.i
      where a.sid <> b.sid limit 500000`);
    const near = sharesOf(
      await patternsOf(engine, "drawn", hasMothers, "not family and name_level = 5"),
      "nik",
    );
    if (near.drawn >= 200) uNikBornSame.district = near.shares;
    return wanted;
  });
  const estimates: { m: Partial<Chances>; matches: number }[] = [];
  await phase("train-matches", async () => {
    for (const session of sessions) {
      await engine.run(
        `create or replace temp table drawn as select a.i as a, b.i as b ${session.sql} limit ${sessionPairs}`,
      );
      const patterns = await patternsOf(engine, "drawn", hasMothers, "not family");
      estimates.push(estimateM(patterns, { m: before.m, u: any, uNikBornSame }, session.fixed));
    }
    return estimates.reduce((sum, one) => sum + Math.round(one.matches), 0);
  });
  const m = meanOf(estimates, before.m);
  const matches = Math.max(...estimates.map((one) => one.matches), 1);
  return {
    ...before,
    m: { ...m, kk: before.m.kk },
    u: { any, family },
    uNikBornSame,
    prior: { ...before.prior, perPerson: Math.min(0.05, Math.max(1e-4, matches / persons)) },
    origin,
  };
}
