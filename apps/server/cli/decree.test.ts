import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkDecree } from "#modules/delivery/contract/check-decree.ts";
import { submitDecree } from "#modules/delivery/contract/submit-decree.ts";
import { jobs, operations } from "#modules/delivery/server/index.ts";
import { aBudget } from "#modules/delivery/server/testing/programme.ts";
import { aSelection } from "#modules/delivery/server/testing/selection-case.ts";
import type { Database } from "#platform/db/connection.ts";
import type { AnyContract, CallOf } from "#platform/kernel/contract.ts";
import { newId } from "#platform/kernel/ids.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { mustCall } from "#platform/testkit/call.ts";
import { readEnv } from "../env.ts";
import { openPreparedDatabase } from "../open-database.ts";
import { runUserAct } from "./user.ts";

/** The commands as an operator types them, each a process of its own, on one data folder that this test holds open. */
const main = join(import.meta.dirname, "..", "main.ts");
let folder = "";
let opened: Awaited<ReturnType<typeof openPreparedDatabase>>;

async function sinergi(...args: readonly string[]) {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", main, ...args], {
    env: { PATH: process.env["PATH"], SINERGI_DATA: folder, PORT: "0", METRICS_PORT: "0" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const code = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const last = stdout.trim().split("\n").at(-1) ?? "";
  const json: Record<string, unknown> = last.startsWith("{") ? JSON.parse(last) : {};
  return { code: await code, stdout, stderr, json };
}

const db = (): Database => opened.database;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sinergi-cli-decree-"));
  process.env["SINERGI_DATA"] = folder;
  opened = await openPreparedDatabase(readEnv({ SINERGI_DATA: folder }), () => undefined, { share: false });
  for (const username of ["penyusun", "kepala"])
    await runUserAct(db(), "add", username, { role: "dinsos-provinsi-linjamsos", bidang: "linjamsos" });
}, 180_000);

afterAll(async () => {
  await opened?.close();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

const officer = anActor({
  areaCode: "36",
  permissions: ["delivery.decree.read", "delivery.decree.prepare", "delivery.decree.check"],
});

/** What happens in the browser between the commands. */
async function call<C extends AnyContract>(contract: C, input: CallOf<C>): Promise<void> {
  const operation = operations.find((one) => one.contract.name === contract.name);
  if (!operation) throw new Error(`${contract.name} is not mounted`);
  await mustCall(db(), operation, contract, { ...officer, userId: newId() }, input);
}
const revision = async (decreeId: string) => {
  const { rows } = await db().owner.query<{ revision: number }>(
    "select revision from delivery.decrees where id = $1",
    [decreeId],
  );
  return { decreeId, baseRevision: rows[0]?.revision ?? 0 };
};

describe("sinergi decree and reconcile, on a data folder", { timeout: 400_000 }, () => {
  it("draft, reconcile, sign and verify a decree, and refuse a paper that differs by one byte", async () => {
    const { selectionId } = await aSelection(db(), { placeCode: "36", village: "3602142001" });
    const budgetId = await aBudget(db(), 1_000_000_000n);
    const created = await sinergi(
      "decree",
      "create",
      "--selection",
      selectionId,
      "--title",
      "Penerima bantuan uji",
      "--from",
      "2026-01-01",
      "--upto",
      "2026-12-31",
      "--budget",
      budgetId,
      "--as",
      "penyusun",
      "--json",
    );
    expect(created).toMatchObject({
      code: 0,
      json: { lines: expect.any(Number), decreeId: expect.any(String) },
    });
    const decreeId = String(created.json["decreeId"]);
    const reconciled = await sinergi("reconcile", "--decree", decreeId, "--json");
    expect(reconciled).toMatchObject({ code: 0, json: { stage: "list", open: 0, run: { stage: "list" } } });
    await call(submitDecree, await revision(decreeId));
    await call(checkDecree, {
      ...(await revision(decreeId)),
      number: "400.9/CLI/2026",
      datedOn: "2026-02-01",
      signerTitle: "Kepala Dinas Sosial",
      signerName: "Ratu Uji",
    });
    const waiting = await db().owner.query<{ payload: unknown }>(
      "select p.payload from graphile_worker.jobs j join graphile_worker._private_jobs p on p.id = j.id where j.task_identifier = 'delivery.press-decree'",
    );
    for (const { payload } of waiting.rows)
      await jobs["delivery.press-decree"]?.(payload, {
        database: db(),
        signal: new AbortController().signal,
      });
    const signed = await sinergi("decree", "sign", "400.9/CLI/2026", "--as", "kepala", "--json");
    expect(signed).toMatchObject({ code: 0, json: { state: "signed", decreeId } });

    const { rows } = await db().owner.query<{ pdf: Buffer }>(
      "select pdf from delivery.decrees where id = $1",
      [decreeId],
    );
    const pdf = rows[0]?.pdf ?? Buffer.alloc(0);
    const path = join(folder, "sk.pdf");
    await writeFile(path, pdf);
    expect(await sinergi("decree", "verify", path, "--json")).toMatchObject({
      code: 0,
      json: {
        verdict: "same",
        number: "400.9/CLI/2026",
        sha256: signed.json["pdfSha256"],
        signature: { digestMatches: true, signatureHolds: true },
      },
    });
    const altered = Buffer.from(pdf);
    altered[1000] = (altered[1000] ?? 0) ^ 1;
    await writeFile(path, altered);
    const refused = await sinergi("decree", "verify", path);
    expect(refused.code).toBe(2);
    expect(refused.stdout).toContain("BERBEDA: bukan naskah yang ditandatangani di sini, atau telah diubah.");
    expect(refused.stdout).toContain("Tanda tangan elektronik RUSAK.");

    // After the signature the same command compares with payments.
    expect(await sinergi("reconcile", "--decree", "400.9/CLI/2026", "--json")).toMatchObject({
      code: 0,
      json: { stage: "delivery", open: 0 },
    });
  });

  it("say in one sentence that there is no such decree", async () => {
    const unknown = await sinergi("reconcile", "--decree", "400.9/TIDAK-ADA", "--json");
    expect(unknown.code).toBeGreaterThan(0);
    expect(unknown.stderr).toContain("Tidak ada SK «400.9/TIDAK-ADA».");
  });
});
