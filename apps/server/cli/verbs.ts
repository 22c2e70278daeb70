import { assessVerb } from "./assess.ts";
import { auditVerb } from "./audit.ts";
import { backupVerb } from "./backup.ts";
import { decreeVerb, reconcileVerb } from "./decree.ts";
import { demoVerb } from "./demo.ts";
import { generateVerb } from "./generate.ts";
import { importVerb } from "./import.ts";
import { linkVerb } from "./link.ts";
import { migrateVerb } from "./migrate.ts";
import { payVerb } from "./pay.ts";
import { restoreVerb } from "./restore.ts";
import { serveVerb } from "./serve.ts";
import { simulateVerb } from "./simulate.ts";
import { startVerb } from "./start.ts";
import { userVerb } from "./user.ts";
import type { Verb } from "./verb.ts";

/** The verbs of `sinergi`, in the order of its help. */
export const verbs: readonly Verb[] = [
  startVerb,
  serveVerb,
  demoVerb,
  assessVerb,
  reconcileVerb,
  decreeVerb,
  generateVerb,
  importVerb,
  linkVerb,
  migrateVerb,
  backupVerb,
  payVerb,
  simulateVerb,
  restoreVerb,
  auditVerb,
  userVerb,
];
