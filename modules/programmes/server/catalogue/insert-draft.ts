import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { ProgrammeDefinition } from "../../contract/definition.ts";
import { definitionSha256 } from "./read-reference.ts";

export interface NewDraft {
  readonly versionId: string;
  readonly definition: ProgrammeDefinition;
  readonly source: "office" | "simulation";
  readonly note: string;
  readonly actorId: string;
}

/** Adds a draft under the next number of its programme, whose row the caller has locked; returns the number. */
export async function insertDraft(tx: Tx, draft: NewDraft): Promise<number> {
  const { code, effectiveFrom, effectiveUpto } = draft.definition;
  const { rows } = await sql<{ number: number }>`
    insert into programmes.versions (id, programme_code, number, definition, definition_sha256, effective, note, source,
                                     created_by, makers)
    select ${draft.versionId}, ${code}, coalesce(max(v.number), 0) + 1, ${JSON.stringify(draft.definition)}::jsonb,
           decode(${definitionSha256(draft.definition)}, 'hex'),
           daterange(${effectiveFrom}::date, ${effectiveUpto}::date, '[]'), ${draft.note}, ${draft.source},
           ${draft.actorId}::uuid, array[${draft.actorId}::uuid]
      from programmes.versions v where v.programme_code = ${code}
    returning number`.execute(tx);
  return rows[0]?.number ?? 1;
}
