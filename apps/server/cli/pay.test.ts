import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { releasePaymentBatch } from "#modules/delivery/contract/release-payment-batch.ts";
import { operations } from "#modules/delivery/server/index.ts";
import { aDraftBatch, bankAnswer } from "#modules/delivery/server/testing/payments.ts";
import { mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { runPay } from "./pay.ts";

const db = useDatabase();
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sinergi-pay-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function pay(
  action: "export" | "import",
  batch: number,
  path = "",
  more: Record<string, unknown> = {},
) {
  let result: Record<string, unknown> = {};
  await runPay(
    db(),
    { action, batch, path },
    { out: folder, ...more },
    { say: () => undefined, result: (value) => void (result = value) },
  );
  return result;
}

it("records the file, writes it once it is released, and takes the bank's answer", async () => {
  const batch = await aDraftBatch(db(), { lines: 2 });
  const recorded = await pay("export", batch.number);
  expect(recorded).toMatchObject({ released: false, path: null, lines: 2, totalRupiah: "1200000" });
  const release = operations.find((one) => one.contract === releasePaymentBatch);
  if (!release) throw new Error("release is not mounted");
  await mustCall(db(), release, releasePaymentBatch, batch.releaser, {
    batchId: batch.batchId,
    baseRevision: 2,
    sha256: String(recorded["sha256"]),
  });
  const written = await pay("export", batch.number);
  const bytes = await readFile(String(written["path"]));
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(recorded["sha256"]);
  const path = join(folder, "retur.csv");
  await writeFile(path, bankAnswer(batch, ["00", "15"]));
  expect(await pay("import", batch.number, path)).toMatchObject({ applied: false, paid: { lines: 1 } });
  expect(await pay("import", batch.number, path, { apply: true })).toMatchObject({
    applied: true,
    balance: { paid: { lines: 1 }, returned: { lines: 1 }, unexplained: { lines: 0 } },
  });
  await expect(pay("import", batch.number, path)).rejects.toThrow(/sudah dipakai/);
  await expect(pay("export", 999_999)).rejects.toThrow("Tidak ada paket pembayaran 999999");
});
