import { assessVerb } from "./cli/assess.ts";
import { auditVerb } from "./cli/audit.ts";
import { backupVerb } from "./cli/backup.ts";
import { decreeVerb, reconcileVerb } from "./cli/decree.ts";
import { demoVerb } from "./cli/demo.ts";
import { generateVerb } from "./cli/generate.ts";
import { importVerb } from "./cli/import.ts";
import { migrateVerb } from "./cli/migrate.ts";
import { payVerb } from "./cli/pay.ts";
import { restoreVerb } from "./cli/restore.ts";
import { runCommandLine } from "./cli/run-verb.ts";
import { serveVerb } from "./cli/serve.ts";
import { simulateVerb } from "./cli/simulate.ts";
import { startVerb } from "./cli/start.ts";
import { userVerb } from "./cli/user.ts";

process.exitCode = await runCommandLine(
  [
    startVerb,
    serveVerb,
    demoVerb,
    assessVerb,
    reconcileVerb,
    decreeVerb,
    generateVerb,
    importVerb,
    migrateVerb,
    backupVerb,
    payVerb,
    simulateVerb,
    restoreVerb,
    auditVerb,
    userVerb,
  ],
  process.argv.slice(2),
);
