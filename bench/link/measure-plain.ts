import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { BlockingKey } from "#modules/intake/domain/linkage/blocking-key.ts";
import { loadPeople } from "#modules/intake/server/linkage/engine/load-people.ts";
import { measureNames } from "#modules/intake/server/linkage/engine/measure-names.ts";
import type { EngineLimits } from "#modules/intake/server/linkage/engine/open-engine.ts";
import { openEngine } from "#modules/intake/server/linkage/engine/open-engine.ts";
import type { LinkModel } from "#modules/registry/contract/linkage.ts";
import { blockedSql, componentRound, inputSql, scoredSql } from "./as-splink.ts";

const processorSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

export interface PlainTime {
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly pairs: number;
  readonly kept: number;
}

/**
 * Time of the plain SQL that a general linkage tool generates for the same engine, keys and comparisons: blocking,
 * comparison vectors, Bayes factors, components. Loading is not counted; it is the same for both.
 */
export async function measurePlain(
  folder: string,
  files: readonly string[],
  model: LinkModel,
  keys: readonly BlockingKey[],
  limits: EngineLimits,
): Promise<PlainTime> {
  await mkdir(join(folder, "spill-plain"), { recursive: true, mode: 0o700 });
  const engine = await openEngine(join(folder, "spill-plain"), { ...limits, memoryMb: limits.memoryMb * 2 });
  const persons = await loadPeople(engine, files);
  await measureNames(engine, persons, true);
  await engine.run(inputSql);
  const [began, before] = [performance.now(), processorSeconds()];
  await engine.run(blockedSql(keys));
  for (const statement of scoredSql(model, persons, "blocked")) await engine.run(statement);
  await engine.run(
    "create or replace temp table components as select a as i, a as cluster from predicted union select b, b from predicted",
  );
  for (;;) {
    await engine.run(componentRound);
    const [row] = await engine.rows<{ n: number }>(
      "select count(*) as n from nearer n join components c on c.i = n.i where n.cluster < c.cluster",
    );
    await engine.run("create or replace temp table components as select * from nearer");
    if ((row?.n ?? 0) === 0) break;
  }
  const seconds = (performance.now() - began) / 1000;
  const processor = processorSeconds() - before;
  const [pairs] = await engine.rows<{ n: number }>("select count(*) as n from blocked");
  const [kept] = await engine.rows<{ n: number }>("select count(*) as n from predicted");
  return { seconds, processorSeconds: processor, pairs: pairs?.n ?? 0, kept: kept?.n ?? 0 };
}
