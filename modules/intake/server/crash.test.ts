import { spawn } from "node:child_process";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { newId } from "#platform/kernel/ids.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { resumeOpenWork } from "./index.ts";
import { runStep } from "./run-step.ts";
import { testDataFolder } from "./testing/batch-case.ts";
import { dtsenRow, writeDtsen } from "./testing/dtsen-file.ts";
import { beginWork, type WorkStep } from "./work.ts";

const db = useDatabase();
const script = join(import.meta.dirname, "testing", "import-and-die.ts");
const never = new AbortController().signal;

async function importUntilKilled(
  path: string,
  phase: string,
  moment: string,
): Promise<NodeJS.Signals | null> {
  const { rows } = await db().owner.query<{ name: string }>("select current_database() as name");
  const child = spawn(
    process.execPath,
    [script, inject("databaseSocket"), rows[0]?.name ?? "", newId(), path, phase, moment],
    { env: { ...process.env, SINERGI_DATA: testDataFolder() }, stdio: ["ignore", "ignore", "inherit"] },
  );
  return new Promise((resolve) => {
    child.once("exit", (_code, signal) => resolve(signal));
  });
}

let serial = 0;

interface Left {
  id: string;
  state: string;
  work_id: string;
}

/** What the next start does: open work is found, and each step run to its end. */
async function startAgain(): Promise<void> {
  await resumeOpenWork(db());
  const steps: Readonly<Record<string, WorkStep>> = { checking: "check", applying: "apply" };
  const { rows } = await db().owner.query<Left>(
    "select b.id, b.state, b.work_id from intake.batches b where b.state in ('checking', 'applying', 'checked')",
  );
  for (const batch of rows) {
    const step = steps[batch.state];
    if (step !== undefined) expect(await runStep(db(), batch.id, batch.work_id, step, never)).toBe("done");
    if (step === "apply") continue;
    const workId = await beginWork(db().loader, batch.id, "apply");
    expect(await runStep(db(), batch.id, workId, "apply", never)).toBe("done");
  }
}

describe("an import killed by SIGKILL", () => {
  it.each([
    ["membaca dan memeriksa baris", "begin"],
    ["membaca dan memeriksa baris", "middle"],
    ["mencari baris ganda", "begin"],
    ["mengelompokkan keluarga", "begin"],
    ["memasukkan keluarga", "begin"],
    ["memasukkan keluarga", "middle"],
    ["memasukkan orang", "begin"],
    ["memasukkan orang", "middle"],
    ["menyusun kamus nama", "begin"],
    ["menyusun indeks", "begin"],
  ])("in «%s» (%s) goes on at the next start and ends whole", async (phase, moment) => {
    const first = (serial += 1) * 4_000;
    const rows = Array.from({ length: 40 }, (_, index) =>
      dtsenRow(first + index, {
        no_kk: `36021402${String(Math.floor((first / 4 + Math.floor(index / 4)) % 1e8)).padStart(8, "0")}`,
      }),
    );
    const path = await writeDtsen(testDataFolder(), `mati-${newId()}.csv`, [
      ...rows,
      rows[5] ?? {},
      { ...rows[6], nama: "" },
    ]);
    const before = await db().owner.query<{ n: number }>("select count(*)::int as n from registry.persons");
    expect(await importUntilKilled(path, phase, moment)).toBe("SIGKILL");
    await startAgain();
    const { rows: left } = await db().owner.query(
      `select b.state, b.read_rows::int as read, b.accepted_rows::int as accepted, b.held_rows::int as held, b.refused_rows::int as refused
       from intake.batches b order by b.created_at desc, b.id desc limit 1`,
    );
    expect(left).toEqual([{ state: "applied", read: 42, accepted: 40, held: 1, refused: 1 }]);
    const after = await db().owner.query<{ n: number }>("select count(*)::int as n from registry.persons");
    expect((after.rows[0]?.n ?? 0) - (before.rows[0]?.n ?? 0)).toBe(40);
    const { rows: tidy } = await db().owner.query(
      `select (select count(*)::int from registry.bulk_objects where suspended_at is not null) as suspended,
              (select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'staging' and c.relkind = 'r') as staged`,
    );
    expect(tidy).toEqual([{ suspended: 0, staged: 0 }]);
  });
});
