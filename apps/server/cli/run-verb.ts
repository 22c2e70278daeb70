import { Command, CommanderError } from "commander";
import { SetupError } from "#platform/kernel/setup-error.ts";
import { readEnv } from "../env.ts";
import type { Verb, VerbIo } from "./verb.ts";

/** Writes a step to stderr: on a terminal over the step before, else as a line of its own. */
function teller(): { tell(step: string): void; finish(): void } {
  const terminal = process.stderr.isTTY;
  let open = false;
  return {
    tell: (step) => {
      process.stderr.write(terminal ? `\r\u001B[2K  ${step}` : `  ${step}\n`);
      open = terminal;
    },
    finish: () => {
      if (open) process.stderr.write("\r\u001B[2K");
      open = false;
    },
  };
}

// ENOSPC from our own writes, 53100 from PostgreSQL.
const isDiskFull = (error: unknown) =>
  error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "53100");

/** Aborted when this process is asked to end, or when the one that started it is gone. */
export function untilStopped(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop.abort());
  // The starter died without a word (kill -9): nobody is left to stop this process.
  process.on("disconnect", () => stop.abort());
  // The channel alone must not keep a finished verb running.
  process.channel?.unref();
  return stop.signal;
}

/**
 * Runs the command line until `signal` is aborted. What the operator can mend ends with one sentence and exit code
 * 1; a wrong call with 2; a bug with its stack and 70. `print` takes the help; without it, stdout does.
 */
export async function runCommandLine(
  verbs: readonly Verb[],
  argv: readonly string[],
  signal: AbortSignal,
  print: (text: string) => void = (text) => process.stdout.write(text),
): Promise<number> {
  const progress = teller();
  let exitCode = 0;
  let last: string | undefined;
  const program = new Command("sinergi")
    .description("Sinergi: the working system of a provincial social office")
    .exitOverride()
    .configureOutput({ writeOut: print })
    .showHelpAfterError();
  for (const verb of verbs) {
    const command = verb
      .configure(program.command(verb.name).description(verb.summary))
      .option("--json", "print one JSON object on the last line of stdout");
    command.action(async (...received: unknown[]) => {
      const options = command.opts<Record<string, unknown>>();
      const json = options["json"] === true;
      const io: VerbIo = {
        env: readEnv(process.env),
        signal,
        tell: progress.tell,
        say: (line) => {
          progress.finish();
          if (!json) process.stdout.write(`${line}\n`);
        },
        result: (value) => {
          last = JSON.stringify(value, (_key, item: unknown) =>
            typeof item === "bigint" ? item.toString() : item,
          );
          // A server's result is wanted now, not when it has stopped.
          if (json && verb.name === "serve") process.stdout.write(`${last}\n`);
        },
      };
      const args = received
        .slice(0, -2)
        .flat()
        .filter((one) => typeof one === "string");
      exitCode = (await verb.run(args, options, io)) ?? 0;
      progress.finish();
      if (json && last !== undefined && verb.name !== "serve") process.stdout.write(`${last}\n`);
    });
  }
  try {
    await program.parseAsync([...argv], { from: "user" });
    return exitCode;
  } catch (error) {
    progress.finish();
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof SetupError) {
      process.stderr.write(`${error.message}\n`);
      return 1;
    }
    if (isDiskFull(error)) {
      process.stderr.write(
        "Disk penuh. Kosongkan disk, lalu jalankan lagi; data yang sudah tersimpan tetap utuh.\n",
      );
      return 1;
    }
    process.stderr.write(
      `Kesalahan program: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return 70;
  }
}
