import { Readable } from "node:stream";
import type { Database } from "#platform/db/connection.ts";
import type { CallOf, OutputOf } from "#platform/kernel/contract.ts";
import type { Actor } from "#platform/runtime/actor.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { createPaymentBatch } from "../../contract/create-payment-batch.ts";
import { exportPaymentBatch } from "../../contract/export-payment-batch.ts";
import { getPaymentBatch } from "../../contract/get-payment-batch.ts";
import { getReturnFile } from "../../contract/get-return-file.ts";
import { readReturnFile } from "../../contract/read-return-file.ts";
import { handler as create } from "../payment/create-payment-batch.ts";
import { handler as exportBatch } from "../payment/export-payment-batch.ts";
import { handler as getBatch } from "../payment/get-payment-batch.ts";
import { handler as getReturn } from "../payment/get-return-file.ts";
import { handler as readReturn } from "../payment/read-return-file.ts";
import { runPaymentWork } from "../payment/work/run-payment-work.ts";

/** Runs work that an act began, as the queue would after its commit. */
export const finishWork = (database: Database, batchId: string, workId: string) =>
  runPaymentWork(database, { batchId, workId }, new AbortController().signal);

/** A batch with its payments claimed. */
export async function makeBatch(
  database: Database,
  actor: Actor,
  input: CallOf<typeof createPaymentBatch>,
): Promise<{
  readonly batchId: string;
  readonly number: number;
  readonly lines: number;
  readonly held: number;
}> {
  const { batchId, number, workId } = await mustCall(database, create, createPaymentBatch, actor, input);
  const end = await finishWork(database, batchId, workId);
  if (end !== "done") throw new Error(`making a batch ended as ${end}`);
  const page = await mustCall(database, getBatch, getPaymentBatch, actor, { batchId });
  return { batchId, number, lines: page.batch.lines, held: page.states["held"]?.lines ?? 0 };
}

/** The recorded file of a batch, written by the real work; `revision` = that of the batch afterwards. */
export async function exportFile(
  database: Database,
  actor: Actor,
  input: CallOf<typeof exportPaymentBatch>,
): Promise<OutputOf<typeof getPaymentBatch>["files"][number] & { readonly revision: number }> {
  const { workId } = await mustCall(database, exportBatch, exportPaymentBatch, actor, input);
  if (workId !== null) {
    const end = await finishWork(database, input.batchId, workId);
    if (end !== "done") throw new Error(`writing a bank file ended as ${end}`);
  }
  const page = await mustCall(database, getBatch, getPaymentBatch, actor, { batchId: input.batchId });
  const file = page.files.find((one) => one.kind === "export" && one.state !== "superseded");
  if (!file) throw new Error("no file was recorded");
  return { ...file, revision: page.batch.revision };
}

/** Sends a bank's answer and reads it to its end: what it says, or why it was refused. */
export async function sendReturn(
  database: Database,
  actor: Actor,
  input: CallOf<typeof readReturnFile>,
  text: string,
) {
  const told = await callOperation(database, readReturn, readReturnFile, actor, input, {
    body: Readable.from([Buffer.from(text)]),
  });
  if (!told.ok) return told;
  const { fileId, workId } = told.out;
  const end = await finishWork(database, input.batchId, workId);
  if (end !== "done") throw new Error(`reading a return file ended as ${end}`);
  return { ok: true as const, out: await mustCall(database, getReturn, getReturnFile, actor, { fileId }) };
}
