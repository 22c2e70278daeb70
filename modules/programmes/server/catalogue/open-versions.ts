import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

export interface OpenVersion {
  readonly id: string;
  readonly code: string;
  readonly number: number;
  readonly state: "draft" | "submitted";
  readonly source: "reference" | "office" | "simulation";
}

/** The version under way of each programme that has one: a submitted one before a draft, the newest first. */
export async function openVersions(tx: Tx): Promise<ReadonlyMap<string, OpenVersion>> {
  const { rows } = await sql<OpenVersion>`
    select distinct on (v.programme_code) v.id, v.programme_code as code, v.number, v.state, v.source
      from programmes.versions v where v.state in ('draft', 'submitted')
     order by v.programme_code, v.state desc, v.number desc`.execute(tx);
  return new Map(rows.map((row) => [row.code, row]));
}

/** The draft or submitted version the office itself has under way for a programme, begun in the editor or from a scenario. */
export async function openOfficeVersion(tx: Tx, code: string): Promise<OpenVersion | undefined> {
  const { rows } = await sql<OpenVersion>`
    select v.id, v.programme_code as code, v.number, v.state, v.source from programmes.versions v
     where v.programme_code = ${code} and v.state in ('draft', 'submitted') and v.source <> 'reference'
     order by v.number desc limit 1`.execute(tx);
  return rows[0];
}
