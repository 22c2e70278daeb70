import { runCommandLine, untilStopped } from "./cli/run-verb.ts";
import { verbs } from "./cli/verbs.ts";

process.exitCode = await runCommandLine(verbs, process.argv.slice(2), untilStopped());
