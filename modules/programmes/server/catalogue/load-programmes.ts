import { createHash } from "node:crypto";
import type pg from "pg";
import { type ReferenceVersion, readReferenceProgrammes } from "./read-reference.ts";

const setting = "programmes.reference";

const insertProgramme = `
  insert into programmes.programmes (code, bidang, kind, position) values ($1, $2, $3, $4)
  on conflict (code) do nothing`;

const insertVersion = `
  insert into programmes.versions (programme_code, number, state, definition, definition_sha256, effective, note, source,
                                   submitted_at, decided_at)
  select $1, coalesce(max(v.number), 0) + 1, $2, $3::jsonb, decode($4, 'hex'),
         daterange($5::date, $6::date, '[]'), $7, 'reference', case when $2 = 'submitted' then now() end,
         case when $2 = 'approved' then now() end
    from programmes.versions v where v.programme_code = $1`;

async function add(
  client: pg.PoolClient,
  version: ReferenceVersion,
  state: "approved" | "submitted",
): Promise<void> {
  const { code, effectiveFrom, effectiveUpto } = version.definition;
  await client.query(insertVersion, [
    code,
    state,
    JSON.stringify(version.definition),
    version.sha256,
    effectiveFrom,
    effectiveUpto,
    version.file,
  ]);
}

/** One programme: all its files in force where it is new; later changes of a file only as versions to approve. */
async function loadOne(client: pg.PoolClient, position: number, files: readonly ReferenceVersion[]) {
  const first = files[0]?.definition;
  if (first === undefined) return 0;
  const { rows } = await client.query<{ sha256: string }>(
    "select encode(v.definition_sha256, 'hex') as sha256 from programmes.versions v where v.programme_code = $1",
    [first.code],
  );
  const known = new Set(rows.map((row) => row.sha256));
  const fresh = files.filter((file) => !known.has(file.sha256));
  if (fresh.length === 0) return 0;
  await client.query(insertProgramme, [first.code, first.bidang, first.kind, position]);
  if (known.size > 0) {
    await client.query(
      `update programmes.versions set state = 'withdrawn', revision = revision + 1, decided_at = now(),
              decision_note = 'Diganti isi berkas acuan yang lebih baru.'
        where programme_code = $1 and source = 'reference' and state = 'submitted'
          and encode(definition_sha256, 'hex') <> all ($2::text[])`,
      [first.code, files.map((file) => file.sha256)],
    );
  }
  for (const file of fresh) await add(client, file, known.size === 0 ? "approved" : "submitted");
  return fresh.length;
}

/**
 * Brings the programmes of reference/programmes into the database, as the owner. A programme seen for the first
 * time is in force from its first day. A file that changed later never takes effect by itself: it becomes a
 * submitted version that somebody of the office approves or withdraws. What the office wrote is never touched.
 * Idempotent; a fingerprint of all files makes an unchanged start cost one read. Errors: a file of another shape.
 */
export async function loadProgrammes(owner: pg.Pool): Promise<{ readonly versionsAdded: number }> {
  const programmes = await readReferenceProgrammes();
  const sha256 = createHash("sha256")
    .update(programmes.flatMap((files) => files.map((file) => file.sha256)).join("\0"))
    .digest("hex");
  const same = await owner.query("select 1 from app.settings where key = $1 and value = to_jsonb($2::text)", [
    setting,
    sha256,
  ]);
  if (same.rowCount === 1) return { versionsAdded: 0 };
  const client = await owner.connect();
  let versionsAdded = 0;
  try {
    await client.query("begin");
    for (const [index, files] of programmes.entries())
      versionsAdded += await loadOne(client, index + 1, files);
    await client.query(
      `insert into app.settings (key, value) values ($1, to_jsonb($2::text))
       on conflict (key) do update set value = excluded.value, updated_at = now()`,
      [setting, sha256],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
  return { versionsAdded };
}
