import type { Command } from "commander";
import type { Env } from "../env.ts";
import type { Tell } from "../open-database.ts";

/** How a verb speaks: progress to stderr, the result as sentences or, with --json, one object on the last line. */
export interface VerbIo {
  readonly env: Env;
  /** A step of long work; on a terminal the last line is replaced. */
  readonly tell: Tell;
  /** A sentence of the result, for people; silent with --json. */
  say(line: string): void;
  /** The result; printed as JSON with --json, else ignored. */
  result(value: Record<string, unknown>): void;
  /** Aborted by Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal;
}

/** One verb of `sinergi`: its words, its options, its work. Throw SetupError for what the operator can mend. */
export interface Verb {
  readonly name: string;
  readonly summary: string;
  /** Adds arguments and options; commander parses them. */
  configure(command: Command): Command;
  /** `args` are the positional arguments, `options` the named ones. Resolve with the exit code (default 0). */
  run(
    args: readonly string[],
    options: Readonly<Record<string, unknown>>,
    io: VerbIo,
  ): Promise<number | void>;
}
