import { sql } from "kysely";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listQuestionnaires } from "../../contract/list-questionnaires.ts";

type Row = OutputOf<typeof listQuestionnaires>["questionnaires"][number];

export const handler = query(listQuestionnaires, async (tx) => {
  const { rows } = await sql<Row>`
    select distinct on (q.code) q.code, q.version, q.title, q.source,
           jsonb_array_length(jsonb_path_query_array(q.content, '$.sections[*].questions[*]')) as questions,
           jsonb_array_length(jsonb_path_query_array(q.content, '$.sections[*].questions[*].registry')) as linked,
           (select count(*)::int from verification.visits v where v.questionnaire_code = q.code) as answered
      from verification.questionnaires q where q.state = 'published' order by q.code, q.version desc`.execute(
    tx,
  );
  return plain({ questionnaires: rows });
});
