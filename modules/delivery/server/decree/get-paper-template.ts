import { sql } from "kysely";
import { ProgrammeDefinition } from "#modules/programmes/contract/definition.ts";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { plain, refuse } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getPaperTemplate } from "../../contract/get-paper-template.ts";
import { paperFor } from "../../domain/paper-words.ts";
import { findDecree } from "./decree-row.ts";
import { amendedAnyway, wordTemplate } from "./word-templates.ts";

export const handler = query(getPaperTemplate, async (tx, { decreeId }, { now }) => {
  const decree = await findDecree(tx, decreeId);
  if (!decree) return refuse("DECREE_NOT_FOUND");
  const { rows } = await sql<{
    definition: unknown;
    number: string | null;
    datedOn: string | null;
    because: string;
  }>`
    select v.definition, a.number, a.dated_on as "datedOn", coalesce(d.paper->>'because', '') as because
      from delivery.decrees d join programmes.versions v on v.id = d.version_id
      left join delivery.decrees a on a.id = d.amends_id where d.id = ${decreeId}`.execute(tx);
  const row = rows[0];
  if (!row) return refuse("DECREE_NOT_FOUND");
  return plain(
    paperFor(wordTemplate(decree.kind), {
      definition: ProgrammeDefinition.parse(row.definition),
      period: decree.period,
      on: civilDateInWib(now),
      amends:
        decree.kind === "new"
          ? null
          : { number: row.number ?? "", datedOn: row.datedOn ?? "", because: row.because || amendedAnyway },
    }),
  );
});
