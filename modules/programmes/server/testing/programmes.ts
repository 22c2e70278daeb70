import type { Database } from "#platform/db/connection.ts";
import { newId } from "#platform/kernel/ids.ts";
import type { ProgrammeDefinition } from "../../contract/definition.ts";
import { definitionSha256 } from "../catalogue/read-reference.ts";

/** The definition of a programme's newest approved version. */
export async function definitionOf(database: Database, code: string): Promise<ProgrammeDefinition> {
  const { rows } = await database.owner.query<{ definition: ProgrammeDefinition }>(
    `select definition from programmes.versions where programme_code = $1 and state = 'approved'
      order by number desc limit 1`,
    [code],
  );
  const definition = rows[0]?.definition;
  if (definition === undefined) throw new Error(`no approved version of ${code}`);
  return definition;
}

/** A programme of its own, in force since 2022: UEP under another code and name. */
export async function aProgramme(
  database: Database,
  { bidang = "linjamsos" }: { readonly bidang?: ProgrammeDefinition["bidang"] } = {},
): Promise<{ readonly code: string; readonly definition: ProgrammeDefinition }> {
  const code = `p-${newId().slice(-12)}`;
  const uep = await definitionOf(database, "uep");
  const definition = { ...uep, code, names: [code.toUpperCase()], bidang, coolingOff: [] };
  await database.owner.query(
    "insert into programmes.programmes (code, bidang, kind) values ($1, $2, 'own')",
    [code, bidang],
  );
  await database.owner.query(
    `insert into programmes.versions (programme_code, number, state, definition, definition_sha256, effective, source)
     values ($1, 1, 'approved', $2::jsonb, decode($3, 'hex'), daterange($4::date, $5::date, '[]'), 'reference')`,
    [
      code,
      JSON.stringify(definition),
      definitionSha256(definition),
      definition.effectiveFrom,
      definition.effectiveUpto,
    ],
  );
  return { code, definition };
}

export interface VersionSeed {
  readonly state?: "draft" | "submitted" | "approved";
  readonly change?: Partial<ProgrammeDefinition>;
  readonly makerId?: string;
  readonly deciderId?: string;
}

/** A version of the office: the newest approved definition with changes, made by some other officer. */
export async function aVersion(
  database: Database,
  code: string,
  { state = "draft", change = {}, makerId = newId(), deciderId = newId() }: VersionSeed = {},
): Promise<{ readonly versionId: string; readonly definition: ProgrammeDefinition }> {
  const definition = { ...(await definitionOf(database, code)), effectiveFrom: "2027-01-01", ...change };
  const versionId = newId();
  await database.owner.query(
    `insert into programmes.versions (id, programme_code, number, state, definition, definition_sha256, effective, source,
       created_by, makers, submitted_at, submitted_by, decided_at, decided_by)
     select $1, $2, max(number) + 1, $3, $4::jsonb, decode($5, 'hex'), daterange($6::date, $7::date, '[]'), 'office', $8,
            array[$8::uuid], case when $3 <> 'draft' then now() end, case when $3 <> 'draft' then $8::uuid end,
            case when $3 = 'approved' then now() end, case when $3 = 'approved' then $9::uuid end
       from programmes.versions where programme_code = $2`,
    [
      versionId,
      code,
      state,
      JSON.stringify(definition),
      definitionSha256(definition),
      definition.effectiveFrom,
      definition.effectiveUpto,
      makerId,
      deciderId,
    ],
  );
  return { versionId, definition };
}

/** A pause or refusal that stands for a subject. */
export async function aHold(
  database: Database,
  hold: {
    readonly code: string;
    readonly placeCode: string;
    readonly subjectKind: "person" | "family" | "household" | "group";
    readonly subjectId: string;
    readonly compartment?: string | null;
    readonly untilOn?: string | null;
  },
): Promise<string> {
  const id = newId();
  await database.owner.query(
    `insert into programmes.holds (region_code, id, place_code, compartment, programme_code, subject_kind, subject_id, kind,
       reason, until_on, placed_by) values ($1, $2, $3, $4, $5, $6, $7, 'paused', 'Menunggu kunjungan ulang', $8, $9)`,
    [
      hold.placeCode.slice(0, 4),
      id,
      hold.placeCode,
      hold.compartment ?? null,
      hold.code,
      hold.subjectKind,
      hold.subjectId,
      hold.untilOn ?? null,
      newId(),
    ],
  );
  return id;
}

/** Rows of a table of this module that a replay must not double. */
export async function countProgrammeRows(database: Database, what: string): Promise<number> {
  const { rows } = await database.owner.query<{ count: number }>(
    `select count(*)::int as count from programmes.${what}`,
  );
  return rows[0]?.count ?? 0;
}
