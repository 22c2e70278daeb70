import type { Database } from "#platform/db/connection.ts";
import { newId } from "#platform/kernel/ids.ts";
import type { Actor } from "#platform/runtime/actor.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { mustCall } from "#platform/testkit/call.ts";
import { generateEntitlements } from "../../contract/generate-entitlements.ts";
import { releasePaymentBatch } from "../../contract/release-payment-batch.ts";
import { writeFile } from "../../domain/channels/write-file.ts";
import { handler as generate } from "../enrolment/generate-entitlements.ts";
import { paymentChannels } from "../payment/channels.ts";
import { handler as release } from "../payment/release-payment-batch.ts";
import { anEnrolledDecree } from "./enrolled.ts";
import { exportFile, makeBatch, sendReturn } from "./payment-acts.ts";
import type { DecreeSeed } from "./signed-decree.ts";

const permissions = [
  "delivery.enrolment.entitle",
  "delivery.enrolment.read",
  "delivery.enrolment.change",
  "delivery.budget.read",
  "delivery.payment.read",
  "delivery.payment.prepare",
  "delivery.payment.release",
  "delivery.payment.download",
  "delivery.payment.settle",
  "delivery.payment.reveal",
  "delivery.ledger.read",
];

/** The treasurer who makes batches, and another who releases them. */
export const treasurer = (more: Partial<Actor> = {}): Actor =>
  anActor({ permissions, ...withoutPermissions(more) });

function withoutPermissions(actor: Partial<Actor>): Partial<Omit<Actor, "permissions">> {
  const { permissions: _, ...rest } = actor;
  return rest;
}

export interface BuiltPayment {
  readonly id: string;
  readonly reference: string;
  readonly amount: bigint;
  readonly enrolmentId: string;
}

export interface BuiltBatch {
  readonly batchId: string;
  readonly number: number;
  readonly revision: number;
  readonly maker: Actor;
  readonly releaser: Actor;
  readonly budgetId: string;
  readonly programmeCode: string;
  readonly payments: readonly BuiltPayment[];
}

export async function paymentsOf(database: Database, batchId: string): Promise<BuiltPayment[]> {
  const { rows } = await database.owner.query<BuiltPayment>(
    `select p.id, p.reference, p.amount_rupiah as amount, p.enrolment_id as "enrolmentId" from delivery.payments p
      where p.batch_id = $1 order by p.line`,
    [batchId],
  );
  return rows;
}

/** A draft of everything due of a new decree, made by the real operations. */
export async function aDraftBatch(
  database: Database,
  seed: DecreeSeed & { readonly maker?: Actor } = {},
): Promise<BuiltBatch> {
  const maker = seed.maker ?? treasurer({ compartments: seed.compartment ? [seed.compartment] : [] });
  const releaser = treasurer({ compartments: maker.compartments });
  const decree = await anEnrolledDecree(database, seed);
  const programmeCode = decree.programme.code;
  await mustCall(database, generate, generateEntitlements, maker, { programmeCode, period: "2026" });
  const { batchId, number } = await makeBatch(database, maker, {
    programmeCode,
    period: "2026",
    stage: "tahap-1",
    channel: seed.channel ?? "bank-banten",
    placeCode: (seed.placeCode ?? "3602142001").slice(0, 4),
    valueOn: "2026-03-09",
  });
  return {
    batchId,
    number,
    revision: 1,
    maker,
    releaser,
    budgetId: decree.budgetId,
    programmeCode,
    payments: await paymentsOf(database, batchId),
  };
}

/** A batch whose file is recorded. */
export async function anExportedBatch(
  database: Database,
  seed: DecreeSeed = {},
): Promise<BuiltBatch & { readonly sha256: string; readonly fileId: string }> {
  const batch = await aDraftBatch(database, seed);
  const { sha256, fileId, revision } = await exportFile(database, batch.maker, {
    batchId: batch.batchId,
    baseRevision: batch.revision,
  });
  return { ...batch, sha256, fileId, revision };
}

/** A batch on its way. */
export async function aReleasedBatch(
  database: Database,
  seed: DecreeSeed = {},
): Promise<BuiltBatch & { readonly sha256: string; readonly fileId: string }> {
  const batch = await anExportedBatch(database, seed);
  const { revision } = await mustCall(database, release, releasePaymentBatch, batch.releaser, {
    batchId: batch.batchId,
    baseRevision: batch.revision,
    sha256: batch.sha256,
  });
  return { ...batch, revision };
}

/** The answer of a bank as its layout has it; `statuses` in order of the payments ("00" = paid), last one repeated. */
export function bankAnswer(
  batch: {
    readonly number: number;
    readonly payments: readonly Pick<BuiltPayment, "reference" | "amount">[];
  },
  statuses: readonly string[] = ["00"],
  code = "bank-banten",
): string {
  const channel = paymentChannels().get(code);
  if (!channel) throw new Error(`no channel ${code}`);
  let turn = 0;
  const marked = batch.payments.map(({ reference, amount }) => {
    const status = statuses[Math.min(turn, statuses.length - 1)] ?? "00";
    turn += 1;
    return { reference, name: "", account: "7000000001", nik: "", amountRupiah: amount, status };
  });
  const layout = {
    ...channel.return,
    line: channel.return.line.map((cell) =>
      cell.value === "status" ? { ...cell, value: "nik" as const } : cell,
    ),
  };
  return writeFile(
    layout,
    channel,
    { batch: String(batch.number).padStart(6, "0"), date: "2026-03-10", remark: "" },
    marked.map(({ status, ...line }) => ({ ...line, nik: status })),
  ).text;
}

/** A bank's answer that was read and waits to be applied. */
export async function aReadReturn(
  database: Database,
  seed: DecreeSeed = {},
  statuses: readonly string[] = ["00"],
): Promise<BuiltBatch & { readonly returnFileId: string }> {
  const batch = await aReleasedBatch(database, seed);
  const told = await sendReturn(
    database,
    batch.maker,
    { batchId: batch.batchId, fileName: `${newId()}.csv` },
    bankAnswer(batch, statuses),
  );
  if (!told.ok) throw new Error(told.refusal.code);
  return { ...batch, returnFileId: told.out.fileId };
}
