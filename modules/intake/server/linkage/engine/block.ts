import { type BlockingKey, keyParts, keySql, usesWords } from "../../../domain/linkage/blocking-key.ts";
import type { Engine } from "./open-engine.ts";

/** What became of one key: how many blocks and pairs, and what the guard did. */
export interface KeyCount {
  readonly id: string;
  blocks: number;
  pairs: number;
  /** Blocks with too many people, divided by a further part. */
  split: number;
  /** Blocks that stayed too large: left out, with the people in them and the pairs that were not compared. */
  refused: number;
  refusedPeople: number;
  refusedPairs: number;
  /** People without a value for this key. */
  withoutValue: number;
}

/** Pairs one key may bring, per person and at least: beyond, it is narrowed. */
const pairsPerPerson = 12;
const pairsAtLeast = 200_000;

interface BlockSums {
  blocks: number;
  people: number;
  pairs: number;
}

const sumsOf = async (engine: Engine, where: string): Promise<BlockSums> => {
  const [row] = await engine.rows<BlockSums>(
    `select count(*) as blocks, coalesce(sum(n), 0)::double as people, coalesce(sum(n * (n - 1) / 2), 0)::double as pairs from sizes where ${where}`,
  );
  return row ?? { blocks: 0, people: 0, pairs: 0 };
};

/** Blocks of table `keyed` (h, i) by size into `sizes`; single people are no block. */
async function countBlocks(engine: Engine): Promise<void> {
  await engine.run(
    "create or replace temp table sizes as select h, count(*)::bigint as n from keyed group by h having count(*) > 1",
  );
}

async function emit(engine: Engine, bit: number, largest: number, crossOnly: boolean): Promise<void> {
  await engine.run(
    `create or replace temp table kept as select k.h, k.i${crossOnly ? ", p.src" : ""} from keyed k join sizes s on s.h = k.h ${crossOnly ? "join people p on p.i = k.i" : ""} where s.n <= ${largest}`,
  );
  await engine.run(`insert into pairs
    select (a.i::ubigint << 32) | b.i::ubigint, ${2 ** bit}::integer from kept a join kept b on a.h = b.h and a.i < b.i
    ${crossOnly ? "where a.src = 1 or b.src = 1" : ""}`);
}

/** Size from which blocks are left out so that a key stays within its pairs. */
async function affordableSize(engine: Engine, largest: number, most: number): Promise<number> {
  const [row] = await engine.rows<{ n: number | null }>(`select max(n)::double as n from (
      select n, sum(n * (n - 1) / 2 * blocks) over (order by n) as so_far from (select n, count(*) as blocks from sizes where n <= ${largest} group by n))
    where so_far <= ${most}`);
  return row?.n ?? 1;
}

/**
 * Adds the pairs of one key to table `pairs` (packed numbers, bit of the key). Blocks above the key's size are
 * divided by its further parts; what stays too large is refused and counted, never silently compared or dropped.
 */
export async function blockBy(
  engine: Engine,
  key: BlockingKey,
  bit: number,
  persons: number,
  crossOnly: boolean,
): Promise<KeyCount> {
  const { hash, known, from } = keySql(key);
  const count: KeyCount = {
    id: key.id,
    blocks: 0,
    pairs: 0,
    split: 0,
    refused: 0,
    refusedPeople: 0,
    refusedPairs: 0,
    withoutValue: 0,
  };
  await engine.run(
    `create or replace temp table keyed as select ${hash} as h, p.i${usesWords(key) ? ", w.word" : ""} from ${from} where ${known}`,
  );
  const [having] = await engine.rows<{ n: number }>(`select count(distinct i) as n from keyed`);
  count.withoutValue = persons - (having?.n ?? 0);
  const most = Math.max(pairsAtLeast, persons * pairsPerPerson);
  for (let depth = 0; ; depth += 1) {
    await countBlocks(engine);
    const largest = await affordableSize(engine, key.maxBlock, most - count.pairs);
    const fits = await sumsOf(engine, `n <= ${largest}`);
    await emit(engine, bit, largest, crossOnly);
    count.blocks += fits.blocks;
    count.pairs += fits.pairs;
    const over = await sumsOf(engine, `n > ${largest}`);
    if (over.blocks === 0) break;
    const part = key.split[depth];
    if (part === undefined) {
      count.refused = over.blocks;
      count.refusedPeople = over.people;
      count.refusedPairs = over.pairs;
      break;
    }
    count.split += over.blocks;
    await engine.run(`create or replace temp table narrower as
      select hash(k.h, ${keyParts[part].replace("w.word", "k.word")}) as h, k.i${usesWords(key) ? ", k.word" : ""}
      from keyed k join sizes s on s.h = k.h join people p on p.i = k.i
      where s.n > ${largest} and ${keyParts[part].replace("w.word", "k.word")} is not null`);
    await engine.run("create or replace temp table keyed as select * from narrower");
  }
  return count;
}

/** Candidates of all keys, each pair once, with the bits of the keys that found it. Returns how many. */
export async function gatherCandidates(engine: Engine): Promise<number> {
  await engine.run(
    "create table candidates as select (ij >> 32)::integer as a, (ij & 4294967295)::integer as b, bit_or(bit)::integer as keys from pairs group by ij",
  );
  await engine.run("drop table pairs");
  const [row] = await engine.rows<{ n: number }>("select count(*) as n from candidates");
  return row?.n ?? 0;
}

export async function openPairs(engine: Engine): Promise<void> {
  await engine.run("create temp table pairs (ij ubigint, bit integer)");
}
