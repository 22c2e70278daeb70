import { beforeAll, expect, it } from "vitest";
import { aFamily, aRank } from "#modules/registry/server/testing/builders.ts";
import { BatchStopped, type Progress } from "#platform/batch/progress.ts";
import { BatchFailed } from "#platform/batch/run-batch.ts";
import { newId } from "#platform/kernel/ids.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { assessEverybody, untold } from "../testing/assess.ts";
import { assessPeriod } from "./work.ts";

const db = useDatabase();
const request = {
  period: "2026",
  asOfOn: "2026-11-22",
  full: true,
  placeCode: "36",
  startedBy: newId(),
  workId: null,
};

const states = async () => {
  const { rows } = await db().owner.query<{ state: string }>(
    "select a.state from programmes.assessments a order by a.started_at",
  );
  return rows.map((row) => row.state);
};

/** Pieces that exist as tables, and those the current assessment names. */
const pieces = async () => {
  const { rows } = await db().owner.query<{ there: number; named: number }>(
    `select (select count(*)::int from pg_class c where c.relname ~ '^family_marks_\\d+$' and c.relkind = 'r') as there,
            (select count(distinct p.value)::int from programmes.assessments a, jsonb_each_text(a.pieces) as p where a.state = 'done') as named`,
  );
  return rows[0];
};

beforeAll(async () => {
  for (const placeCode of ["3602142001", "3604052001"])
    await aRank(db(), await aFamily(db(), { placeCode }), 1, "2026-01-01");
  await assessEverybody(db());
});

it("stops where somebody cancels, keeps the assessment before, and leaves no piece", async () => {
  const cancelled: Progress = {
    ...untold,
    advance: () => Promise.reject(new BatchStopped("cancelled")),
  };
  await expect(assessPeriod(db(), request, cancelled)).rejects.toBeInstanceOf(BatchStopped);
  expect(await states()).toEqual(["done", "cancelled"]);
  const found = await pieces();
  expect(found?.there).toBe(found?.named);
});

it("begins anew after a run that died with a piece half made, and sweeps it up", async () => {
  const id = newId();
  await db().owner.query(
    `insert into programmes.assessments (id, period, as_of_on, place_code, started_by, pieces)
     values ($1, '2026', '2026-11-22', '36', $1, '{"3602": 9001}')`,
    [id],
  );
  await db().loader.query("select programmes.open_piece(9001)");
  await assessEverybody(db());
  expect((await states()).filter((state) => state === "done")).toHaveLength(1);
  expect(await states()).not.toContain("running");
  const found = await pieces();
  expect(found?.there).toBe(found?.named);
});

it("says so where no programme is in force", async () => {
  await expect(assessPeriod(db(), { ...request, asOfOn: "1999-01-01" }, untold)).rejects.toEqual(
    new BatchFailed("no-programme"),
  );
});

it("lets the connection of a piece break without a trace", async () => {
  const broken: Progress = {
    ...untold,
    advance: async () => {
      await db().owner.query(
        "select pg_terminate_backend(a.pid) from pg_stat_activity a where a.datname = current_database() and a.usename = 'sinergi_loader' and a.pid <> pg_backend_pid()",
      );
    },
  };
  await expect(assessPeriod(db(), request, broken)).rejects.toThrow();
  expect((await states()).filter((state) => state === "done")).toHaveLength(1);
  await assessEverybody(db());
  const found = await pieces();
  expect(found?.there).toBe(found?.named);
});
