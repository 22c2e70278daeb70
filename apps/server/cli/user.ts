import { systemActor, unsafeFindUserId } from "#modules/identity/server/index.ts";
import { officeProvince } from "#modules/regions/server/index.ts";
import type { Database } from "#platform/db/connection.ts";
import { inScope, noScope } from "#platform/db/tx.ts";
import { errorMessage } from "#platform/i18n/errors.ts";
import { newId } from "#platform/kernel/ids.ts";
import { SetupError } from "#platform/kernel/setup-error.ts";
import { runOperation } from "#platform/runtime/run-operation.ts";
import { operations } from "../compose.ts";
import { openPreparedDatabase } from "../open-database.ts";
import type { Verb } from "./verb.ts";

const acts = ["add", "disable", "enable", "reset"] as const;
export type Act = (typeof acts)[number];

type Options = Readonly<Record<string, unknown>>;
type Output = Record<string, unknown>;

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
const list = (value: unknown): string[] =>
  (text(value) ?? "")
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");

/** Runs an operation as the one at the machine: same rules, same audit trail as in the browser. */
async function act(database: Database, name: string, input: Record<string, unknown>): Promise<Output> {
  const operation = operations.find((one) => one.contract.name === name);
  if (!operation) throw new Error(`no operation ${name}`);
  const now = new Date();
  const province = await inScope(database.app, noScope, "read only", officeProvince);
  const answer = await runOperation({ database, clock: () => now, message: errorMessage }, operation, {
    actor: systemActor(province, now),
    idempotencyKey: newId(),
    input,
  });
  if (answer.ok) return answer.out as Output;
  const fields = (answer.refusal.fields ?? []).map((field) => `${field.path}: ${field.message}`);
  throw new SetupError("WRONG_USE", [answer.refusal.message, ...fields].join("\n"));
}

async function userIdOf(database: Database, username: string): Promise<string> {
  const userId = await inScope(database.app, noScope, "read only", (tx) => unsafeFindUserId(tx, username));
  if (userId === null) throw new SetupError("WRONG_USE", `Tidak ada pengguna «${username}».`);
  return userId;
}

/** One act of the verb on an open database: the sentence for people and the object for programs. */
export async function runUserAct(
  database: Database,
  wanted: Act,
  username: string,
  options: Options,
): Promise<{ sentence: string; output: Output }> {
  if (wanted === "add") {
    const output = await act(database, "identity.create-user", {
      username,
      displayName: text(options["name"]) ?? username,
      nip: text(options["nip"]) ?? null,
      roles: list(options["role"]),
      areaCode: (
        text(options["area"]) ?? (await inScope(database.app, noScope, "read only", officeProvince))
      ).replaceAll(".", ""),
      bidang: text(options["bidang"]) ?? null,
      compartments: list(options["compartments"]),
    });
    return {
      sentence: `Pengguna «${username}» dibuat. Kata sandi sementara (berlaku 3 hari, diganti saat masuk pertama): ${String(output["temporaryPassword"])}`,
      output,
    };
  }
  const userId = await userIdOf(database, username);
  if (wanted === "disable") {
    const output = await act(database, "identity.disable-user", {
      userId,
      reason: text(options["reason"]) ?? "other",
    });
    return { sentence: `Pengguna «${username}» dinonaktifkan.`, output: { userId, ...output } };
  }
  if (wanted === "enable") {
    await act(database, "identity.enable-user", { userId });
    return { sentence: `Pengguna «${username}» diaktifkan kembali.`, output: { userId } };
  }
  if (options["secondFactor"] === true) {
    await act(database, "identity.reset-second-factor", { userId });
    return {
      sentence: `Verifikasi dua langkah «${username}» dihapus; didaftarkan lagi saat masuk berikutnya.`,
      output: { userId },
    };
  }
  const output = await act(database, "identity.reset-password", { userId });
  return {
    sentence: `Kata sandi sementara «${username}» (berlaku 3 hari): ${String(output["temporaryPassword"])}`,
    output: { userId, ...output },
  };
}

/** `sinergi user add|disable|enable|reset`: accounts from the console, for the first administrator and lost access. */
export const userVerb: Verb = {
  name: "user",
  summary: "Add, disable, enable or reset a user",
  configure: (command) =>
    command
      .argument("<act>", acts.join(", "))
      .argument("<username>", "username; for reset, disable and enable also the NIP")
      .option("--name <name>", "full name (add)")
      .option("--role <roles>", "roles, separated by commas; see reference/roles (add)")
      .option("--area <code>", "Kemendagri code of the area; default: the province (add)")
      .option("--nip <nip>", "18 digits (add)")
      .option("--bidang <bidang>", "rehsos, dayasos, fakir-miskin or linjamsos (add)")
      .option("--compartments <names>", "protected groups of records, separated by commas (add)")
      .option(
        "--reason <code>",
        "left-office, moved-post, long-absence, misuse, lost-device, other (disable)",
      )
      .option("--second-factor", "remove the second factor instead of the password (reset)"),
  run: async ([wanted, username], options, io) => {
    const known = acts.find((one) => one === wanted);
    if (!known || !username) {
      throw new SetupError(
        "WRONG_USE",
        `Tindakan «${wanted ?? ""}» tidak dikenal. Pilih ${acts.join(", ")}.`,
      );
    }
    const { database, close } = await openPreparedDatabase(io.env, io.tell, { share: true });
    try {
      const { sentence, output } = await runUserAct(database, known, username, options);
      io.say(sentence);
      io.result(output);
    } finally {
      await close();
    }
  },
};
