import { existsSync, mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { newId } from "#platform/kernel/ids.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { uploadsFolder } from "../file-store.ts";
import { aTestBatch, testDataFolder } from "../testing/batch-case.ts";
import { purgeFiles } from "./purge-files.ts";

const db = useDatabase();

function anOldFile(name: string): string {
  testDataFolder();
  mkdirSync(uploadsFolder(), { recursive: true });
  const path = join(uploadsFolder(), name);
  if (!existsSync(path)) writeFileSync(path, "x");
  utimesSync(path, new Date("2026-01-01"), new Date("2026-01-01"));
  return path;
}

describe("purgeFiles", () => {
  it("keeps the files of open batches and what is young, and removes the rest", async () => {
    const { batchId } = await aTestBatch(db(), { createdBy: newId() });
    const { rows } = await db().owner.query<{ name: string }>(
      "select encode(file_sha256, 'hex') as name from intake.batches where id = $1",
      [batchId],
    );
    const open = anOldFile(rows[0]?.name ?? "");
    const [forgotten, abandoned] = [anOldFile("ab".repeat(32)), anOldFile(`${newId()}.part`)];
    const young = join(uploadsFolder(), `${newId()}.part`);
    writeFileSync(young, "x");
    const run = () => purgeFiles({}, { database: db(), signal: new AbortController().signal });
    await run();
    expect([open, forgotten, abandoned, young].map((path) => existsSync(path))).toEqual([
      true,
      false,
      false,
      true,
    ]);
    await db().owner.query(
      "update intake.batches set state = 'undone', ended_at = now() - interval '40 days' where id = $1",
      [batchId],
    );
    await run();
    expect(existsSync(open)).toBe(false);
  });
});
