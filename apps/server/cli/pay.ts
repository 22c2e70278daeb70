import { createReadStream, existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Readable } from "node:stream";
import { runPaymentWork } from "#modules/delivery/server/index.ts";
import { systemActor, unsafeFindUserId } from "#modules/identity/server/index.ts";
import { officeProvince } from "#modules/regions/server/index.ts";
import type { Database } from "#platform/db/connection.ts";
import { inScope, noScope } from "#platform/db/tx.ts";
import { errorMessage } from "#platform/i18n/errors.ts";
import { newId } from "#platform/kernel/ids.ts";
import { SetupError } from "#platform/kernel/setup-error.ts";
import type { Actor } from "#platform/runtime/actor.ts";
import { runOperation } from "#platform/runtime/run-operation.ts";
import { operations } from "../compose.ts";
import { openPreparedDatabase } from "../open-database.ts";
import type { Verb, VerbIo } from "./verb.ts";

type Output = Record<string, unknown>;

interface Batch {
  readonly batchId: string;
  readonly number: number;
  readonly state: string;
  readonly revision: number;
}

/** Acts as the one at the machine, or as the user named with --as: their id stands in the batch and the audit trail. */
async function actorOf(database: Database, username: unknown): Promise<Actor> {
  const now = new Date();
  const province = await inScope(database.app, noScope, "read only", officeProvince);
  const system = systemActor(province, now);
  const userId =
    typeof username === "string"
      ? await inScope(database.app, noScope, "read only", (tx) => unsafeFindUserId(tx, username))
      : system.userId;
  if (userId === null) throw new SetupError("WRONG_USE", `Tidak ada pengguna «${String(username)}».`);
  return { ...system, userId, compartments: ["children-in-law", "victims", "hiv"] };
}

async function act(
  database: Database,
  actor: Actor,
  name: string,
  input: Output,
  more: { readonly body?: Readable; readonly onFile?: (content: Buffer) => Promise<void> } = {},
): Promise<Output> {
  const operation = operations.find((one) => one.contract.name === name);
  if (!operation) throw new Error(`no operation ${name}`);
  const answer = await runOperation({ database, clock: () => new Date(), message: errorMessage }, operation, {
    actor: { ...actor, permissions: new Set([operation.contract.permission]) },
    idempotencyKey: newId(),
    input,
    ...(more.body === undefined ? {} : { body: more.body }),
    deliver: async ({ stream }) => {
      const parts: Buffer[] = [];
      for await (const part of stream) parts.push(Buffer.from(part as Buffer));
      await more.onFile?.(Buffer.concat(parts));
    },
  });
  if (answer.ok) return answer.out as Output;
  throw new SetupError("WRONG_USE", answer.refusal.message);
}

/**
 * Carries out the long work that an act began, here and now; a server that runs beside may do a part of it. Its end
 * without success is said in words.
 */
async function finish(database: Database, batchId: string, workId: unknown): Promise<void> {
  if (typeof workId !== "string") return;
  const end = await runPaymentWork(database, { batchId, workId }, new AbortController().signal);
  if (end === "done") return;
  const { rows } = await database.loader.query<{ state: string; code: string | null }>(
    "select b.state, b.error_code as code from app.batches b where b.id = $1",
    [workId],
  );
  if (rows[0]?.state === "done") return;
  throw new SetupError("WRONG_USE", errorMessage(rows[0]?.code ?? "INTERNAL", "id"));
}

async function findBatch(database: Database, actor: Actor, number: number): Promise<Batch> {
  const out = await act(database, actor, "delivery.list-payment-batches", { after: number + 1, limit: 1 });
  const [batch] = out["batches"] as readonly Batch[];
  if (batch?.number !== number) throw new SetupError("WRONG_USE", `Tidak ada paket pembayaran ${number}.`);
  return batch;
}

async function exportFile(
  database: Database,
  actor: Actor,
  batch: Batch,
  out: string,
  io: Pick<VerbIo, "say" | "result">,
): Promise<void> {
  if (batch.state === "cancelled") throw new SetupError("WRONG_USE", `Paket ${batch.number} dibatalkan.`);
  if (batch.state === "draft") {
    const begun = await act(database, actor, "delivery.export-payment-batch", {
      batchId: batch.batchId,
      baseRevision: batch.revision,
    });
    await finish(database, batch.batchId, begun["workId"]);
  }
  const page = await act(database, actor, "delivery.get-payment-batch", { batchId: batch.batchId });
  const files = page["files"] as readonly {
    fileId: string;
    kind: string;
    fileName: string;
    sha256: string;
    lines: number;
    totalRupiah: string;
    state: string;
  }[];
  const file = files.find((one) => one.kind === "export" && one.state !== "superseded");
  if (!file) throw new Error(`batch ${batch.batchId} has no recorded file`);
  const released = batch.state === "released" || batch.state === "settled";
  const path = released ? join(out, file.fileName) : null;
  if (path !== null)
    await act(
      database,
      actor,
      "delivery.download-payment-file",
      { fileId: file.fileId },
      {
        onFile: (content) => writeFile(path, content, { mode: 0o600 }),
      },
    );
  io.say(
    path === null
      ? `Berkas ${file.fileName} sudah dicatat (${file.lines} penerima, Rp${file.totalRupiah}, SHA-256 ${file.sha256}). Berkas baru dapat ditulis setelah petugas lain melepasnya di layar Pembayaran.`
      : `Ditulis: ${path} (${file.lines} penerima, Rp${file.totalRupiah}, SHA-256 ${file.sha256}).`,
  );
  io.result({
    batch: batch.number,
    released,
    path,
    fileName: file.fileName,
    sha256: file.sha256,
    lines: file.lines,
    totalRupiah: file.totalRupiah,
  });
}

async function importFile(
  database: Database,
  actor: Actor,
  batch: Batch,
  path: string,
  apply: boolean,
  io: Pick<VerbIo, "say" | "result">,
): Promise<void> {
  const begun = await act(
    database,
    actor,
    "delivery.read-return-file",
    { batchId: batch.batchId, fileName: basename(path) },
    { body: createReadStream(path) },
  );
  await finish(database, batch.batchId, begun["workId"]);
  const preview = await act(database, actor, "delivery.get-return-file", { fileId: begun["fileId"] });
  const sum = (key: string) => preview[key] as { lines: number; rupiah: string };
  io.say(
    `Dibayar ${sum("paid").lines}, ditolak ${sum("rejected").lines}, tidak dikenal ${sum("unknown").lines}, baris salah ${sum("errors").lines}, belum disebut ${sum("notNamed").lines}.`,
  );
  if (!apply) {
    io.say("Belum ada yang diubah. Pakai --apply, atau terapkan di layar Pembayaran.");
    return io.result({ batch: batch.number, applied: false, ...preview });
  }
  const done = await act(database, actor, "delivery.apply-return-file", { fileId: preview["fileId"] });
  io.say("Berkas diterapkan; jurnalnya dicatat.");
  io.result({ batch: batch.number, applied: true, ...preview, ...done });
}

/** One act of the verb on an open database. */
export async function runPay(
  database: Database,
  wanted: { readonly action: "export" | "import"; readonly batch: number; readonly path: string },
  options: Readonly<Record<string, unknown>>,
  io: Pick<VerbIo, "say" | "result">,
): Promise<void> {
  const out = typeof options["out"] === "string" ? options["out"] : ".";
  const actor = await actorOf(database, options["as"]);
  const batch = await findBatch(database, actor, wanted.batch);
  if (wanted.action === "export") await exportFile(database, actor, batch, out, io);
  else await importFile(database, actor, batch, wanted.path, options["apply"] === true, io);
}

/** `sinergi pay export|import`: the same files as on the screens, for whoever moves them between machines. */
export const payVerb: Verb = {
  name: "pay",
  summary: "Write a bank file, or read a return file (pay export | pay import FILE)",
  configure: (command) =>
    command
      .argument("<action>", "export or import")
      .argument("[file]", "return file, for import")
      .requiredOption("--batch <number>", "number of the payment batch")
      .option("--as <username>", "whose act it is (default: the system)")
      .option("--out <folder>", "where export writes the file", ".")
      .option("--apply", "import: take over what the file says"),
  run: async ([action, path = ""], options, io) => {
    const batch = Number(options["batch"]);
    if (!Number.isInteger(batch) || batch < 1 || (action !== "export" && action !== "import"))
      throw new SetupError(
        "WRONG_USE",
        "Pakai: sinergi pay export --batch NOMOR, atau sinergi pay import BERKAS --batch NOMOR",
      );
    if (action === "import" && !existsSync(path))
      throw new SetupError(
        "WRONG_USE",
        path === "" ? "Sebut berkas returnya." : `Berkas «${path}» tidak ada.`,
      );
    const { database, close } = await openPreparedDatabase(io.env, io.tell, { share: true });
    try {
      await runPay(database, { action, batch, path }, options, io);
    } finally {
      await close();
    }
  },
};
