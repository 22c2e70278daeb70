import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { runReconciliation, verifyDecreeFile } from "#modules/delivery/server/index.ts";
import { systemActor, unsafeFindUserId } from "#modules/identity/server/index.ts";
import { officeProvince } from "#modules/regions/server/index.ts";
import type { Database } from "#platform/db/connection.ts";
import { inScope, noScope } from "#platform/db/tx.ts";
import { errorMessage } from "#platform/i18n/errors.ts";
import { newId } from "#platform/kernel/ids.ts";
import { formatRupiah } from "#platform/kernel/money.ts";
import { SetupError } from "#platform/kernel/setup-error.ts";
import type { Actor } from "#platform/runtime/actor.ts";
import { runOperation } from "#platform/runtime/run-operation.ts";
import { operations } from "../compose.ts";
import { openPreparedDatabase } from "../open-database.ts";
import type { Verb, VerbIo } from "./verb.ts";

type Output = Record<string, unknown>;
const number = (value: unknown) => Number(value ?? 0).toLocaleString("id-ID");

/** Acts as the named user, whose id stands in the decree: maker, checker and signer stay three people here too. */
async function actorOf(database: Database, username: string | undefined): Promise<Actor> {
  const now = new Date();
  const province = await inScope(database.app, noScope, "read only", officeProvince);
  const system = systemActor(province, now);
  if (username === undefined) return system;
  const userId = await inScope(database.app, noScope, "read only", (tx) => unsafeFindUserId(tx, username));
  if (userId === null) throw new SetupError("WRONG_USE", `Tidak ada pengguna «${username}».`);
  return { ...system, userId };
}

async function act(database: Database, actor: Actor, name: string, input: Output): Promise<Output> {
  const operation = operations.find((one) => one.contract.name === name);
  if (!operation) throw new Error(`no operation ${name}`);
  const answer = await runOperation({ database, clock: () => new Date(), message: errorMessage }, operation, {
    actor: { ...actor, permissions: new Set([operation.contract.permission]) },
    idempotencyKey: newId(),
    input,
  });
  if (answer.ok) return answer.out as Output;
  throw new SetupError("WRONG_USE", answer.refusal.message);
}

/** The id of a decree given by its number or its id. */
async function decreeIdOf(database: Database, text: string): Promise<string> {
  const { rows } = await database.owner.query<{ id: string }>(
    "select d.id from delivery.decrees d where d.id::text = $1 or d.number = $1",
    [text],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new SetupError("WRONG_USE", `Tidak ada SK «${text}».`);
  return id;
}

async function withDatabase<T>(io: VerbIo, work: (database: Database) => Promise<T>): Promise<T> {
  process.env["SINERGI_DATA"] = io.env.SINERGI_DATA;
  const { database, close } = await openPreparedDatabase(io.env, io.tell, { share: true });
  try {
    return await work(database);
  } finally {
    await close();
  }
}

/**
 * `sinergi reconcile --decree N`: before the signature the list against proposals, registry and earlier decrees; after
 * it the decree against payments, receipts and hand-overs. Exit code 3 while findings are open.
 */
export const reconcileVerb: Verb = {
  name: "reconcile",
  summary: "Reconcile a decree: its list before the signature, payments and hand-overs after it",
  configure: (command) => command.requiredOption("--decree <number or id>", "which decree"),
  run: (_args, given, io) =>
    withDatabase(io, async (database) => {
      const decreeId = await decreeIdOf(database, String(given["decree"]));
      io.tell("memadankan");
      const run = await runReconciliation(database, decreeId);
      const figures = await act(database, await actorOf(database, undefined), "delivery.get-reconciliation", {
        decreeId,
      });
      if (run === null) io.say("SK ini sudah dibatalkan; angkanya adalah yang terakhir.");
      const regions = figures["regions"] as readonly Output[];
      const sum = (field: string) =>
        regions.reduce((total, region) => total + BigInt(String(region[field])), 0n);
      const findings = `temuan terbuka ${number(figures["open"])}, diputuskan ${number(figures["resolved"])}.`;
      if (figures["stage"] === "delivery") {
        io.say(
          `Dalam SK ${number(figures["lines"])}, dibayar ${number(sum("paid"))} (${formatRupiah(sum("paidRupiah"))}), ` +
            `kembali ${number(sum("returned"))}, diserahkan ${number(sum("handedOver"))}; ${findings}`,
        );
        for (const kind of figures["kinds"] as readonly Output[])
          io.say(
            `  ${String(kind["title"])}: ${number(kind["open"])} terbuka, ${number(kind["resolved"])} dijelaskan`,
          );
      } else {
        io.say(
          `Diusulkan ${number(figures["proposed"])}, dalam SK ${number(figures["lines"])}, ganda ${number(figures["duplicates"])}; ${findings}`,
        );
        for (const region of regions)
          io.say(
            `  ${String(region["label"])}: ${number(region["lines"])} baris, diusulkan ${number(region["proposed"])}, ganda ${number(region["duplicates"])}`,
          );
      }
      io.result({ decreeId, run, ...figures });
      return figures["open"] === 0 ? 0 : 3;
    }),
};

const Create = z.object({
  selection: z.uuid().optional(),
  list: z.uuid().optional(),
  title: z.string().min(5),
  from: z.iso.date(),
  upto: z.iso.date(),
  budget: z.uuid().optional(),
  announced: z.string().regex(/^\d+$/).optional(),
  as: z.string().optional(),
});

async function create(
  database: Database,
  given: Readonly<Record<string, unknown>>,
  io: VerbIo,
): Promise<void> {
  const options = Create.safeParse(given);
  if (!options.success || (options.data.selection === undefined) === (options.data.list === undefined))
    throw new SetupError(
      "WRONG_USE",
      "Pakai: sinergi decree create --selection ID | --list ID --title JUDUL --from TGL --upto TGL [--budget ID] [--as PENGGUNA]",
    );
  const { selection, list, title, from, upto, budget, announced, as } = options.data;
  const out = await act(database, await actorOf(database, as), "delivery.draft-decree", {
    from:
      selection === undefined
        ? { kind: "list", listId: list }
        : { kind: "selection", selectionId: selection },
    title,
    startsOn: from,
    endsOn: upto,
    budgetId: budget ?? null,
    announcedRupiah: announced ?? null,
  });
  io.say(`Konsep SK ${String(out["decreeId"])} dengan ${number(out["lines"])} baris.`);
  io.result(out);
}

async function sign(database: Database, decree: string | undefined, as: unknown, io: VerbIo): Promise<void> {
  if (decree === undefined || typeof as !== "string")
    throw new SetupError("WRONG_USE", "Pakai: sinergi decree sign NOMOR --as PENGGUNA");
  const decreeId = await decreeIdOf(database, decree);
  const { rows } = await database.owner.query<{ revision: number }>(
    "select d.revision from delivery.decrees d where d.id = $1",
    [decreeId],
  );
  const out = await act(database, await actorOf(database, as), "delivery.sign-decree", {
    decreeId,
    baseRevision: rows[0]?.revision ?? 0,
  });
  io.say(`SK ditandatangani. Sidik PDF ${String(out["pdfSha256"])}.`);
  io.result({ decreeId, ...out });
}

async function verify(database: Database, file: string | undefined, io: VerbIo): Promise<number> {
  if (file === undefined || !existsSync(file))
    throw new SetupError("WRONG_USE", "Pakai: sinergi decree verify BERKAS.pdf");
  const report = await verifyDecreeFile(database, await readFile(file));
  const { signature } = report;
  const whole =
    signature !== null && signature.coversAll && signature.digestMatches && signature.signatureHolds;
  io.say(
    report.verdict === "same"
      ? `SAMA: ${report.part ?? "SK"} ${report.number ?? ""}, bita demi bita.`
      : "BERBEDA: bukan naskah yang ditandatangani di sini, atau telah diubah.",
  );
  if (signature !== null) io.say(whole ? "Tanda tangan elektronik utuh." : "Tanda tangan elektronik RUSAK.");
  io.result({ ...report });
  return report.verdict === "same" ? 0 : 2;
}

/** `sinergi decree create|sign|verify`. */
export const decreeVerb: Verb = {
  name: "decree",
  summary: "Draft and sign a decree, or verify its PDF",
  configure: (command) =>
    command
      .argument("<action>", "create, sign or verify")
      .argument("[what]", "sign: number or id of the decree; verify: PDF file")
      .option("--selection <id>", "create: from this selection")
      .option("--list <id>", "create: from this list")
      .option("--title <text>", "create: subject of the decree")
      .option("--from <date>", "create: first day (YYYY-MM-DD)")
      .option("--upto <date>", "create: last day (YYYY-MM-DD)")
      .option("--budget <id>", "create: budget line")
      .option("--announced <rupiah>", "create: total the budget's paper names")
      .option("--as <username>", "who acts"),
  run: ([action, what], given, io) =>
    withDatabase(io, async (database) => {
      if (action === "create") return create(database, given, io);
      if (action === "sign") return sign(database, what, given["as"], io);
      if (action === "verify") return verify(database, what, io);
      throw new SetupError("WRONG_USE", "Pakai: sinergi decree create|sign|verify");
    }),
};
