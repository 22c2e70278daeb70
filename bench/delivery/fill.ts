import type { Database } from "#platform/db/connection.ts";
import { newId } from "#platform/kernel/ids.ts";

const regions = ["3601", "3602", "3603", "3604", "3671", "3672", "3673", "3674"];
const programmeCode = "jamsosratu";

export interface Filled {
  readonly selectionId: string;
  readonly decreeId: string;
  readonly budgetId: string;
  readonly programmeCode: string;
  readonly period: string;
}

/**
 * Synthetic families and a selection of them, set-based, with a draft decree and a budget line that has room: where
 * the measured chain begins.
 */
export async function fillSelection(database: Database, lines: number): Promise<Filled> {
  const [selectionId, decreeId, officer] = [newId(), newId(), newId()];
  const { rows: versions } = await database.owner.query<{ id: string; stages: number }>(
    `select v.id from programmes.versions v where v.programme_code = $1 order by v.number desc limit 1`,
    [programmeCode],
  );
  const versionId = versions[0]?.id;
  if (versionId === undefined) throw new Error(`the programme ${programmeCode} is not loaded`);
  await database.owner.query(
    `insert into registry.families (region_code, id, place_code, kk_number, head_name, address, source)
     select r.code, uuidv7(), r.code || '01' || lpad((2001 + n % 40)::text, 4, '0'), null, 'PENERIMA ' || n, 'KP UJI', 'bench'
       from generate_series(1, $1::int) n
      cross join lateral (select ($2::text[])[1 + n % 8] as code) r`,
    [lines, regions],
  );
  await database.owner.query(
    `insert into delivery.selections (id, programme_code, version_id, period, place_code, title, state, tie_rule, made_by)
     values ($1, $2, $3, '2026', '36', 'Bench', 'used', 'kode', $4)`,
    [selectionId, programmeCode, versionId, officer],
  );
  await database.owner.query(
    `insert into delivery.selection_lines (region_code, selection_id, subject_id, subject_kind, place_code, family_id, rank, amount_rupiah, mark)
     select f.region_code, $1, f.id, 'family', f.place_code, f.id, row_number() over (order by f.id), 1750000, 'selected'
       from registry.families f where f.source = 'bench'`,
    [selectionId],
  );
  const total = BigInt(lines) * 1_750_000n;
  const { rows: budgets } = await database.owner.query<{ id: string }>(
    `insert into delivery.budgets (year, activity_code, account_code, title, ceiling_rupiah, committed_rupiah)
     values (2026, '1.06.05.1.02.9999', '5.1.06.02.01.0001', 'Bench', $1, $1) returning id`,
    [total],
  );
  const budgetId = budgets[0]?.id ?? "";
  await database.owner.query(
    `insert into delivery.decrees (id, programme_code, version_id, selection_id, period, place_code, title, budget_id, starts_on, ends_on, made_by)
     values ($1, $2, $3, $4, '2026', '36', 'Bench', $5, '2026-01-01', '2026-12-31', $6)`,
    [decreeId, programmeCode, versionId, selectionId, budgetId, officer],
  );
  for (const table of ["registry.families", "delivery.selection_lines"])
    await database.owner.query(`analyze ${table}`);
  return { selectionId, decreeId, budgetId, programmeCode, period: "2026" };
}

/** Lines of a decree from the selection: what drafting copies. */
export const decreeLinesSql = `
  insert into delivery.decree_lines (region_code, decree_id, line, place_code, subject_kind, subject_id, family_id, name, name_key,
    channel, account_number, account_name, amount_rupiah, times, total_rupiah, origin)
  select s.region_code, $1, row_number() over (order by s.place_code, s.rank), s.place_code, s.subject_kind, s.subject_id,
         s.family_id, f.head_name, 'penerima', 'bank-banten', lpad((7000000000 + s.rank)::text, 10, '0'), f.head_name,
         s.amount_rupiah, 1, s.amount_rupiah, 'selection'
    from delivery.selection_lines s join registry.families f on f.region_code = s.region_code and f.id = s.family_id
   where s.selection_id = $2 and s.mark = 'selected'`;

/** Walks a decree to its signature as the table's guard wants it. */
export async function signDecree(database: Database, decreeId: string): Promise<void> {
  const [checker, signer] = [newId(), newId()];
  for (const [change, values] of [
    [
      `line_count = (select count(*) from delivery.decree_lines l where l.decree_id = $1),
       total_rupiah = (select sum(l.total_rupiah) from delivery.decree_lines l where l.decree_id = $1)`,
      [],
    ],
    [
      "list_sha256 = delivery.list_sha256(id), reconciled_sha256 = delivery.list_sha256(id), reconciled_at = now()",
      [],
    ],
    ["state = 'submitted', submitted_at = now(), submitted_by = made_by", []],
    ["state = 'checked', checked_at = now(), checked_by = $2", [checker]],
    [
      "state = 'signed', signed_at = now(), signed_by = $2, number = 'BENCH/1', dated_on = '2026-01-02'",
      [signer],
    ],
  ] as const)
    await database.owner.query(`update delivery.decrees set ${change} where id = $1`, [decreeId, ...values]);
}
