import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { Questionnaire } from "../../contract/questionnaire-shapes.ts";
import { type CompiledQuestionnaire, compileQuestionnaire } from "../../domain/questionnaire/compile.ts";

// A published version never changes, so what was compiled once stays true; a few dozen exist.
const compiled = new Map<string, CompiledQuestionnaire>();

/** One version of a questionnaire with its rules compiled; undefined where there is none. */
export async function readCompiled(
  tx: Tx,
  wanted: { readonly code: string; readonly version: number },
): Promise<CompiledQuestionnaire | undefined> {
  const { rows } = await sql<{ content: unknown; sha256: string }>`
    select q.content, q.sha256 from verification.questionnaires q
     where q.code = ${wanted.code} and q.version = ${wanted.version} and q.state <> 'draft'`.execute(tx);
  const row = rows[0];
  if (!row) return undefined;
  const known = compiled.get(row.sha256);
  if (known) return known;
  const made = compileQuestionnaire(Questionnaire.parse(row.content));
  if (!made.ok) throw new Error(`published questionnaire ${wanted.code} ${wanted.version} does not compile`);
  compiled.set(row.sha256, made.compiled);
  return made.compiled;
}
