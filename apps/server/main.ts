import { auditVerb } from "./cli/audit.ts";
import { migrateVerb } from "./cli/migrate.ts";
import { runCommandLine } from "./cli/run-verb.ts";
import { serveVerb } from "./cli/serve.ts";

process.exitCode = await runCommandLine([serveVerb, migrateVerb, auditVerb], process.argv.slice(2));
