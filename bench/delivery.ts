import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { applyReturnFile } from "#modules/delivery/contract/apply-return-file.ts";
import { generateEntitlements } from "#modules/delivery/contract/generate-entitlements.ts";
import { releasePaymentBatch } from "#modules/delivery/contract/release-payment-batch.ts";
import { enrolDecree } from "#modules/delivery/server/enrolment/enrol-decree.ts";
import { handler as generate } from "#modules/delivery/server/enrolment/generate-entitlements.ts";
import { handler as apply } from "#modules/delivery/server/payment/apply-return-file.ts";
import { handler as release } from "#modules/delivery/server/payment/release-payment-batch.ts";
import { exportFile, makeBatch, sendReturn } from "#modules/delivery/server/testing/payment-acts.ts";
import { bankAnswer, paymentsOf, treasurer } from "#modules/delivery/server/testing/payments.ts";
import { mustCall } from "#platform/testkit/call.ts";
import { decreeLinesSql, fillSelection, signDecree } from "./delivery/fill.ts";
import { rawCopyOutSeconds, rawInsertSeconds, rawUpdateSeconds } from "./delivery/raw.ts";
import { benchCluster, freshDatabase } from "./import/clusters.ts";
import { nodeCpuSeconds, serverCpuSeconds } from "./import/phase-clock.ts";

/**
 * npm run bench -- delivery [--scale 1]
 *
 * 100,000 × scale selected families through the real operations: lines of a decree → enrolments → entitlements →
 * payment batch → bank file → release → return file. Beside each step, in the same run, the plain statement that
 * stores or changes the very same rows under the same indexes and checks (no foreign keys) and does nothing else.
 * Nothing is analysed in between: an office pays minutes after a signature, with statistics older than its rows.
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
  /** Processor seconds of this process and of the server: on a busy machine these compare, the clock does not. */
  readonly cpuSeconds: number;
  readonly rawCpuSeconds: number;
}
const steps: Step[] = [];
const hundredths = (value: number) => Math.round(value * 100) / 100;

const { cluster, end } = await benchCluster("delivery");
const cpu = () => nodeCpuSeconds() + serverCpuSeconds(cluster);

async function measure<T>(
  step: string,
  work: () => Promise<T>,
  raw: (out: T) => Promise<number>,
): Promise<T> {
  const [began, cpuBegan] = [performance.now(), cpu()];
  const out = await work();
  const seconds = (performance.now() - began) / 1000;
  const cpuWorked = cpu();
  const rawSeconds = await raw(out);
  const one = {
    step,
    seconds: hundredths(seconds),
    rawSeconds: hundredths(rawSeconds),
    ratio: hundredths(seconds / rawSeconds),
    cpuSeconds: hundredths(cpuWorked - cpuBegan),
    rawCpuSeconds: hundredths(cpu() - cpuWorked),
  };
  steps.push(one);
  process.stderr.write(
    `${step}: ${one.seconds} s, prosesor ${one.cpuSeconds} s (pernyataan biasa ${one.rawSeconds} s, prosesor ${one.rawCpuSeconds} s)\n`,
  );
  return out;
}

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
  await measure(
    "seleksi → baris SK",
    () => database.owner.query(decreeLinesSql, [decreeId, filled.selectionId]),
    () => rawInsertSeconds(database, ["delivery.decree_lines"], `t.decree_id = '${decreeId}'`),
  );
  await signDecree(database, decreeId);
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
  const made = await measure(
    "kepesertaan → hak",
    () =>
      mustCall(database, generate, generateEntitlements, maker, { programmeCode, period, stage: "tahap-1" }),
    () => rawInsertSeconds(database, ["delivery.entitlements"], "true"),
  );
  if (made.due !== lines) throw new Error("not everybody is entitled");
  const batch = await measure(
    "hak → paket pembayaran",
    () =>
      makeBatch(database, maker, {
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
  const batchId = batch.batchId;
  const file = await measure(
    "paket → berkas bank",
    () => exportFile(database, maker, { batchId, baseRevision: 1 }),
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
  const answer = bankAnswer({ number: batch.number, payments: await paymentsOf(database, batchId) }, [
    ...Array.from({ length: Math.ceil(lines / 100) }, () => "15"),
    "00",
  ]);
  const told = await measure(
    "berkas retur dibaca",
    () =>
      sendReturn(database, maker, { batchId, fileName: "retur.csv" }, answer).then((told) => {
        if (!told.ok) throw new Error(told.refusal.code);
        return told.out;
      }),
    () => rawInsertSeconds(database, ["delivery.return_lines"], "true"),
  );
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
      prosesor: one.cpuSeconds,
      "prosesor biasa": one.rawCpuSeconds,
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
