import { operations as deliveryOperations } from "#modules/delivery/server/index.ts";
import { systemActor } from "#modules/identity/server/index.ts";
import { assessPeriod } from "#modules/programmes/server/index.ts";
import type { Progress } from "#platform/batch/progress.ts";
import type { Database } from "#platform/db/connection.ts";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { newId } from "#platform/kernel/ids.ts";
import { runOperation } from "#platform/runtime/run-operation.ts";

/** The two programmes the tour of the README pays and hands over; ceilings as published (docs/attributions.md). */
const budgets = [
  {
    activityCode: "1.06.05.1.02",
    accountCode: "5.1.06.01",
    title: "Jamsosratu",
    bidang: "linjamsos",
    ceilingRupiah: "87500000000",
  },
  {
    activityCode: "1.06.05.1.02",
    accountCode: "5.1.06.02",
    title: "Usaha Ekonomi Produktif (UEP)",
    bidang: "linjamsos",
    ceilingRupiah: "6800000000",
  },
] as const;

const createBudget = "delivery.create-budget";

/** Opens this year's budget lines; those that are open already stay as they are. */
async function openBudgets(database: Database, placeCode: string, now: Date): Promise<void> {
  const operation = deliveryOperations.find((one) => one.contract.name === createBudget);
  if (!operation) throw new Error(`${createBudget} is not among the operations`);
  const actor = {
    ...systemActor(placeCode, now),
    permissions: new Set([operation.contract.permission]),
  };
  for (const budget of budgets) {
    const answer = await runOperation({ database, message: (code) => code, clock: () => now }, operation, {
      actor,
      input: { year: now.getFullYear(), ...budget },
      idempotencyKey: newId(),
    });
    if (!answer.ok && answer.refusal.code !== "BUDGET_EXISTS")
      throw new Error(`the demo budget was refused: ${answer.refusal.code}`);
  }
}

/**
 * What an office has at the start of a year, besides its data: budget lines, and everybody judged by the
 * programmes in force. Both go the way that people take; doing it twice changes nothing.
 */
export async function openDemoYear(
  database: Database,
  options: { readonly placeCode: string; readonly tell: (step: string) => void },
): Promise<void> {
  const now = new Date();
  options.tell("anggaran tahun ini");
  await openBudgets(database, options.placeCode, now);
  const progress: Progress = {
    phase: (name) => {
      options.tell(`penilaian semua program: ${name}`);
      return Promise.resolve();
    },
    advance: () => Promise.resolve(),
    check: () => Promise.resolve(),
  };
  await assessPeriod(
    database,
    {
      period: String(now.getFullYear()),
      asOfOn: civilDateInWib(now),
      full: false,
      placeCode: options.placeCode,
      startedBy: systemActor(options.placeCode, now).userId,
      workId: null,
    },
    progress,
  );
}
