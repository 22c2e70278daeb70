import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { parseArgs } from "node:util";
import { applyReturnFile } from "#modules/delivery/contract/apply-return-file.ts";
import { createPaymentBatch } from "#modules/delivery/contract/create-payment-batch.ts";
import { exportPaymentBatch } from "#modules/delivery/contract/export-payment-batch.ts";
import { generateEntitlements } from "#modules/delivery/contract/generate-entitlements.ts";
import { readReturnFile } from "#modules/delivery/contract/read-return-file.ts";
import { releasePaymentBatch } from "#modules/delivery/contract/release-payment-batch.ts";
import { enrolDecree } from "#modules/delivery/server/enrolment/enrol-decree.ts";
import { handler as generate } from "#modules/delivery/server/enrolment/generate-entitlements.ts";
import { handler as apply } from "#modules/delivery/server/payment/apply-return-file.ts";
import { handler as create } from "#modules/delivery/server/payment/create-payment-batch.ts";
import { handler as exportBatch } from "#modules/delivery/server/payment/export-payment-batch.ts";
import { handler as readReturn } from "#modules/delivery/server/payment/read-return-file.ts";
import { handler as release } from "#modules/delivery/server/payment/release-payment-batch.ts";
import { bankAnswer, paymentsOf, treasurer } from "#modules/delivery/server/testing/payments.ts";
import { mustCall } from "#platform/testkit/call.ts";
import { decreeLinesSql, fillSelection, signDecree } from "./delivery/fill.ts";
import { rawCopyOutSeconds, rawInsertSeconds, rawUpdateSeconds } from "./delivery/raw.ts";
import { benchCluster, freshDatabase } from "./import/clusters.ts";

/**
 * npm run bench -- delivery [--scale 1]
 *
 * 100,000 × scale selected families through the real operations: lines of a decree → enrolments → entitlements →
 * payment batch → bank file → release → return file. Beside each step, in the same run, the plain statement that
 * stores or changes the very same rows under the same indexes and constraints and does nothing else.
 */
const { values } = parseArgs({ options: { scale: { type: "string", default: "1" } } });
const lines = Math.round(Number(values.scale) * 100_000);
const bar = { entitlementSeconds: 10 };
const scratch = join(import.meta.dirname, "..", "tmp", "bench");
await mkdir(scratch, { recursive: true });

interface Step {
  readonly step: string;
  readonly seconds: number;
  readonly rawSeconds: number;
  readonly ratio: number;
}
const steps: Step[] = [];
const hundredths = (value: number) => Math.round(value * 100) / 100;

async function measure<T>(
  step: string,
  work: () => Promise<T>,
  raw: (out: T) => Promise<number>,
): Promise<T> {
  const began = performance.now();
  const out = await work();
  const seconds = (performance.now() - began) / 1000;
  const rawSeconds = await raw(out);
  steps.push({
    step,
    seconds: hundredths(seconds),
    rawSeconds: hundredths(rawSeconds),
    ratio: hundredths(seconds / rawSeconds),
  });
  process.stderr.write(`${step}: ${hundredths(seconds)} s (pernyataan biasa ${hundredths(rawSeconds)} s)\n`);
  return out;
}

const { cluster, end } = await benchCluster("delivery");
try {
  const database = freshDatabase(cluster, "delivery");
  const filled = await fillSelection(database, lines);
  const { decreeId, programmeCode, period } = filled;
  const [maker, releaser] = [treasurer(), treasurer()];
  const quiet = {
    phase: async () => undefined,
    advance: async () => undefined,
    check: async () => undefined,
  };
  const settle = (...tables: string[]) =>
    Promise.all(tables.map((table) => database.owner.query(`analyze ${table}`)));

  await measure(
    "seleksi → baris SK",
    () => database.owner.query(decreeLinesSql, [decreeId, filled.selectionId]),
    () => rawInsertSeconds(database, ["delivery.decree_lines"], `t.decree_id = '${decreeId}'`),
  );
  await signDecree(database, decreeId);
  await settle("delivery.decree_lines");
  const report = await measure(
    "SK → kepesertaan",
    () => enrolDecree(database, decreeId, quiet),
    () =>
      rawInsertSeconds(
        database,
        ["delivery.enrolments", "delivery.enrolment_events", "registry.aid_received"],
        "true",
      ),
  );
  if (report.enrolled !== lines || report.refused !== 0) throw new Error("not everybody was enrolled");
  await settle("delivery.enrolments", "registry.aid_received");
  const made = await measure(
    "kepesertaan → hak",
    () =>
      mustCall(database, generate, generateEntitlements, maker, { programmeCode, period, stage: "tahap-1" }),
    () => rawInsertSeconds(database, ["delivery.entitlements"], "true"),
  );
  if (made.due !== lines) throw new Error("not everybody is entitled");
  await settle("delivery.entitlements");
  const batch = await measure(
    "hak → paket pembayaran",
    () =>
      mustCall(database, create, createPaymentBatch, maker, {
        programmeCode,
        period,
        stage: "tahap-1",
        channel: "bank-banten",
        placeCode: "36",
        valueOn: "2026-03-09",
      }),
    async () =>
      (await rawInsertSeconds(database, ["delivery.payments"], "true")) +
      (await rawUpdateSeconds(database, ["update delivery.entitlements set state = 'paying'"])),
  );
  await settle("delivery.payments", "delivery.entitlements");
  const batchId = batch.batchId;
  const file = await measure(
    "paket → berkas bank",
    () => mustCall(database, exportBatch, exportPaymentBatch, maker, { batchId, baseRevision: 1 }),
    () =>
      rawCopyOutSeconds(
        database,
        scratch,
        "select p.line, p.account_number, p.account_name, p.amount_rupiah, p.reference from delivery.payments p order by p.line",
      ),
  );
  await measure(
    "pelepasan",
    () =>
      mustCall(
        database,
        release,
        releasePaymentBatch,
        { ...releaser, secondFactorAt: new Date() },
        {
          batchId,
          baseRevision: 2,
          sha256: file.sha256,
        },
      ),
    () => rawUpdateSeconds(database, ["update delivery.payments set state = 'open'"]),
  );
  const answer = Buffer.from(
    bankAnswer({ number: batch.number, payments: await paymentsOf(database, batchId) }, [
      ...Array.from({ length: Math.ceil(lines / 100) }, () => "15"),
      "00",
    ]),
  );
  const told = await measure(
    "berkas retur dibaca",
    () =>
      mustCall(
        database,
        readReturn,
        readReturnFile,
        maker,
        { batchId, fileName: "retur.csv" },
        { body: Readable.from([answer]) },
      ),
    () => rawInsertSeconds(database, ["delivery.return_lines"], "true"),
  );
  await settle("delivery.return_lines", "delivery.payments");
  const done = await measure(
    "berkas retur diterapkan",
    () => mustCall(database, apply, applyReturnFile, maker, { fileId: told.fileId }),
    () =>
      rawUpdateSeconds(database, [
        "update delivery.payments set resulted_at = now(), result_line = 1",
        "update delivery.entitlements set held_because = null where state = 'paid'",
        "update registry.aid_received set received_on = current_date where status = 'paid'",
      ]),
  );
  await database.close();
  const { balance } = done;
  const entitlements = steps.find((one) => one.step === "kepesertaan → hak")?.seconds ?? 0;
  console.table(
    steps.map((one) => ({
      langkah: one.step,
      detik: one.seconds,
      "pernyataan biasa": one.rawSeconds,
      rasio: one.ratio,
    })),
  );
  const whole =
    balance.unexplained.lines === 0 && balance.unexplained.rupiah === "0" && balance.sent.lines === lines;
  const passed = whole && (lines < 100_000 || entitlements <= bar.entitlementSeconds);
  console.log(
    `${lines} penerima; terkirim ${balance.sent.lines} = dibayar ${balance.paid.lines} + kembali ${balance.returned.lines} + menunggu ${balance.pending.lines}`,
  );
  console.log(
    JSON.stringify({
      bench: "delivery",
      scale: Number(values.scale),
      lines,
      steps,
      seconds: hundredths(steps.reduce((sum, one) => sum + one.seconds, 0)),
      limitSeconds: hundredths(steps.reduce((sum, one) => sum + one.rawSeconds, 0)),
      balance,
      bar,
      passed,
    }),
  );
} finally {
  await end();
}
