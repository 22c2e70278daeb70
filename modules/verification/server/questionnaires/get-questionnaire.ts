import { sql } from "kysely";
import { plain, refuse } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getQuestionnaire } from "../../contract/get-questionnaire.ts";
import { Questionnaire } from "../../contract/questionnaire-shapes.ts";

export const handler = query(getQuestionnaire, async (tx, input) => {
  const { rows } = await sql<{ content: unknown; sha256: string; state: string }>`
    select q.content, q.sha256, q.state from verification.questionnaires q
     where q.code = ${input.code} and q.version = ${input.version}`.execute(tx);
  const row = rows[0];
  if (!row) return refuse("QUESTIONNAIRE_NOT_FOUND");
  return plain({
    questionnaire: Questionnaire.parse(row.content),
    sha256: row.sha256,
    state: row.state,
  });
});
