import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import type { ProgrammeDefinition } from "../../contract/definition.ts";
import { DraftDefinition } from "../../contract/draft-definition.ts";
import type { VersionLine, VersionState } from "../../contract/version-shapes.ts";

export interface ProgrammeRow {
  readonly code: string;
  readonly bidang: string | null;
  readonly kind: "own" | "list";
}

export interface VersionRow {
  readonly id: string;
  readonly programme_code: string;
  readonly number: number;
  readonly state: VersionState;
  readonly definition: ProgrammeDefinition;
  /** First and last day it holds; the last is null until further notice. */
  readonly first_on: string;
  readonly last_on: string | null;
  readonly note: string;
  readonly source: "reference" | "office" | "simulation";
  readonly created_at: Date;
  readonly created_by: string | null;
  readonly submitted_at: Date | null;
  readonly submitted_by: string | null;
  readonly decided_at: Date | null;
  readonly decided_by: string | null;
  readonly decision_note: string;
  readonly revision: number;
  readonly makers: readonly string[];
  readonly bidang: string | null;
}

const columns = sql`
  v.id, v.programme_code, v.number, v.state, v.definition, lower(v.effective)::text as first_on,
  (upper(v.effective) - 1)::text as last_on, v.note, v.source, v.created_at, v.created_by, v.submitted_at, v.submitted_by,
  v.decided_at, v.decided_by, v.decision_note, v.revision, v.makers, p.bidang`;

/** jsonb forgets the order of fields; differences are told, and fingerprints taken, in the order of the shape. */
const inOrder = (row: VersionRow): VersionRow => ({
  ...row,
  definition: DraftDefinition.parse(row.definition),
});

export async function findProgramme(tx: Tx, code: string): Promise<ProgrammeRow | undefined> {
  const { rows } = await sql<ProgrammeRow>`
    select p.code, p.bidang, p.kind from programmes.programmes p where p.code = ${code}`.execute(tx);
  return rows[0];
}

/** The programme held until the end of the transaction: who opens, approves or ends versions of it waits here. */
export async function lockProgramme(tx: Tx, code: string): Promise<ProgrammeRow | undefined> {
  const { rows } = await sql<ProgrammeRow>`
    select p.code, p.bidang, p.kind from programmes.programmes p where p.code = ${code} for update`.execute(
    tx,
  );
  return rows[0];
}

/** All versions of a programme, newest first. */
export async function versionsOf(tx: Tx, code: string): Promise<readonly VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select ${columns} from programmes.versions v join programmes.programmes p on p.code = v.programme_code
     where v.programme_code = ${code} order by v.number desc`.execute(tx);
  return rows.map(inOrder);
}

/** A version, with its programme locked first, so that its state cannot change meanwhile. */
export async function lockVersion(tx: Tx, versionId: string): Promise<VersionRow | undefined> {
  await sql`
    select 1 from programmes.programmes p
     where p.code = (select v.programme_code from programmes.versions v where v.id = ${versionId}) for update`.execute(
    tx,
  );
  const { rows } = await sql<VersionRow>`
    select ${columns} from programmes.versions v join programmes.programmes p on p.code = v.programme_code
     where v.id = ${versionId}`.execute(tx);
  return rows.map(inOrder)[0];
}

/**
 * One version per programme: the one in force on a day, else the newest approved, else the newest not withdrawn;
 * in the order of the catalogue.
 */
export async function currentVersions(tx: Tx, on: string): Promise<readonly VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select q.* from (
      select distinct on (v.programme_code) ${columns}, p.position
        from programmes.versions v join programmes.programmes p on p.code = v.programme_code
       order by v.programme_code, (v.state = 'approved' and v.effective @> ${on}::date) desc, (v.state = 'approved') desc,
                (v.state <> 'withdrawn') desc, v.number desc) q
     order by q.position, q.programme_code`.execute(tx);
  return rows.map(inOrder);
}

export const isInForce = (version: VersionRow, on: string): boolean =>
  version.state === "approved" &&
  version.first_on <= on &&
  (version.last_on === null || version.last_on >= on);

/** Versions as the screens tell them, with the officers' names. */
export async function versionLines(tx: Tx, rows: readonly VersionRow[]): Promise<VersionLine[]> {
  const ids = rows.flatMap((row) => [row.created_by, row.submitted_by, row.decided_by]);
  const names = await userNames(
    tx,
    ids.filter((id) => id !== null),
  );
  const name = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return rows.map((row) => ({
    versionId: row.id,
    number: row.number,
    state: row.state,
    source: row.source,
    effectiveFrom: row.first_on,
    effectiveUpto: row.last_on,
    note: row.note,
    createdAt: row.created_at.toISOString(),
    createdBy: name(row.created_by),
    submittedAt: row.submitted_at?.toISOString() ?? null,
    submittedBy: name(row.submitted_by),
    decidedAt: row.decided_at?.toISOString() ?? null,
    decidedBy: name(row.decided_by),
    decisionNote: row.decision_note,
    revision: row.revision,
  }));
}
