import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { draftDecree } from "#modules/delivery/contract/draft-decree.ts";
import { listSelectionLines } from "#modules/delivery/contract/list-selection-lines.ts";
import { startSelection } from "#modules/delivery/contract/start-selection.ts";
import { handler as draft } from "#modules/delivery/server/decree/draft-decree.ts";
import { handler as lines } from "#modules/delivery/server/selection/list-selection-lines.ts";
import { selectJob } from "#modules/delivery/server/selection/select-job.ts";
import { handler as start } from "#modules/delivery/server/selection/start-selection.ts";
import { aProgramme } from "#modules/delivery/server/testing/programme.ts";
import { assessEverybody } from "#modules/programmes/server/testing/assess.ts";
import type { Database } from "#platform/db/connection.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { mustCall } from "#platform/testkit/call.ts";
import { benchCluster, freshDatabase } from "./import/clusters.ts";

/**
 * npm run bench -- selection [--scale 1]
 *
 * 150,000 × scale eligible families ranked by decile and age, 100,000 × scale of them chosen under a ceiling; then the
 * first page of the selection and the draft of its decree. The assessment before it is not measured here.
 */
const { values } = parseArgs({ options: { scale: { type: "string", default: "1" } } });
const chosen = Math.round(Number(values.scale) * 100_000);
const amount = 600_000;
const two = (text: string) => ({ id: text, en: text });
await mkdir(join(import.meta.dirname, "..", "tmp", "bench"), { recursive: true });

const officer = anActor({
  areaCode: "36",
  permissions: ["delivery.selection.prepare", "delivery.selection.read", "delivery.decree.prepare"],
});

/** Families with a head and a decile, set-based. */
async function people(database: Database, count: number): Promise<void> {
  const regions = ["3601", "3602", "3603", "3604", "3671", "3672", "3673", "3674"];
  await database.owner.query(
    `insert into registry.families (region_code, id, place_code, head_name, address, rt, rw, source)
     select r.code, uuidv7(), r.code || '01' || lpad((2001 + n % 40)::text, 4, '0'), 'PENERIMA', 'KP UJI', '01', '02', 'bench'
       from generate_series(1, $1::int) n cross join lateral (select ($2::text[])[1 + n % 8] as code) r`,
    [count, regions],
  );
  await database.owner.query(
    `insert into registry.persons (region_code, id, place_code, family_id, family_since_on, relation, name, name_key, sex, born_on, source)
     select f.region_code, uuidv7(), f.place_code, f.id, '2020-01-01', 1, 'PENERIMA', 'penerima', 'P',
            date '1940-01-01' + (row_number() over (order by f.id) * 7919 % 15000)::int, 'bench'
       from registry.families f where f.source = 'bench'`,
  );
  await database.owner.query(
    `insert into registry.welfare_snapshots (region_code, family_id, source, cut_off_on, place_code, decile)
     select f.region_code, f.id, 'DTSEN', '2026-10-01', f.place_code, 1 + (row_number() over (order by f.id))::int % 4
       from registry.families f where f.source = 'bench'`,
  );
  await database.owner.query("analyze registry.families, registry.persons, registry.welfare_snapshots");
}

const seconds: Record<string, number> = {};
async function measure<T>(step: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const out = await work();
  seconds[step] = Math.round((performance.now() - began) / 10) / 100;
  process.stderr.write(`${step}: ${seconds[step]} s\n`);
  return out;
}

const { cluster, end } = await benchCluster("selection");
try {
  const database = freshDatabase(cluster, "selection");
  await people(database, Math.round(chosen * 1.5));
  const { code } = await aProgramme(database, {
    criteria: [
      {
        code: "desil",
        label: two("Desil"),
        rule: "desil <= 4",
        legalBasis: "Uji",
        remedy: two("Perbarui data"),
      },
    ],
    ranking: [{ code: "desil", label: two("Desil"), rule: "desil", first: "lowest" }],
  });
  await measure("penilaian (tidak dihitung)", () => assessEverybody(database));
  const started = await measure("mulai", () =>
    mustCall(database, start, startSelection, officer, {
      programmeCode: code,
      period: "2026",
      placeCode: "36",
      title: "Bench",
      ceilingRupiah: String(chosen * amount),
    }),
  );
  await measure("seleksi", () =>
    selectJob({ ...started, compartments: [] }, { database, signal: new AbortController().signal }),
  );
  const { selectionId } = started;
  await measure("halaman pertama", () =>
    mustCall(database, lines, listSelectionLines, officer, { selectionId }),
  );
  const { rows } = await database.owner.query<{ mark: string; n: number }>(
    "select mark, count(*)::int as n from delivery.selection_lines where selection_id = $1 group by 1 order by 1",
    [selectionId],
  );
  const decree = await measure("konsep SK", () =>
    mustCall(database, draft, draftDecree, officer, {
      from: { kind: "selection", selectionId },
      title: "Bench SK",
      startsOn: "2026-01-01",
      endsOn: "2026-12-31",
    }),
  );
  process.stdout.write(`${JSON.stringify({ marks: rows, decreeLines: decree.lines, seconds }, null, 2)}\n`);
  await database.close();
} finally {
  await end();
}
