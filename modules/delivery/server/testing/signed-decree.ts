import type { Database } from "#platform/db/connection.ts";
import { newId } from "#platform/kernel/ids.ts";
import { aProgramme, type BuiltProgramme } from "./programme.ts";

export interface DecreeSeed {
  readonly programme?: BuiltProgramme;
  readonly placeCode?: string;
  readonly lines?: number;
  /** Rupiah per payment; `times` of them. */
  readonly amountRupiah?: number;
  readonly times?: number;
  readonly startsOn?: string;
  readonly endsOn?: string;
  readonly period?: string;
  readonly channel?: string;
  /** Subjects of the lines, where they must be known; else new ones. */
  readonly subjects?: readonly (string | null)[];
  readonly budgetId?: string;
  readonly effect?: "grant" | "withdraw";
  readonly compartment?: string | null;
  readonly selectionId?: string;
  readonly amendsId?: string;
}

export interface BuiltDecree {
  readonly id: string;
  readonly programme: BuiltProgramme;
  readonly budgetId: string;
  readonly subjects: readonly (string | null)[];
  readonly signedBy: string;
}

let serial = 0;

/** A budget line with room for everything, its money committed as signing would have done. */
export async function aCommittedBudget(database: Database, rupiah: number): Promise<string> {
  serial += 1;
  const { rows } = await database.owner.query<{ id: string }>(
    `insert into delivery.budgets (year, activity_code, account_code, title, ceiling_rupiah, committed_rupiah)
     values (2026, $1, '5.1.06.02.01.0001', 'Bantuan sosial uji', $2, $2) returning id`,
    [`1.06.05.1.02.${process.pid}.${serial}`, rupiah],
  );
  const id = rows[0]?.id ?? "";
  await database.owner.query(
    `insert into delivery.budget_moves (budget_id, kind, amount_rupiah, reference_kind)
     values ($1, 'ceiling', $2, 'test'), ($1, 'reserve', $2, 'test'), ($1, 'commit', $2, 'test')`,
    [id, rupiah],
  );
  return id;
}

/** The steps of a decree one after the other, each as the table's guard wants it. */
async function sign(
  database: Database,
  id: string,
  by: { readonly made: string; readonly checked: string; readonly signed: string; readonly number: string },
): Promise<void> {
  const step = (change: string, values: readonly unknown[]) =>
    database.owner.query(`update delivery.decrees set ${change} where id = $1`, [id, ...values]);
  await step(
    "list_sha256 = delivery.list_sha256(id), reconciled_sha256 = delivery.list_sha256(id), reconciled_at = now()",
    [],
  );
  await step("state = 'submitted', submitted_at = now(), submitted_by = $2", [by.made]);
  await step("state = 'checked', checked_at = now(), checked_by = $2", [by.checked]);
  await step("state = 'signed', signed_at = now(), signed_by = $2, number = $3, dated_on = '2026-01-02'", [
    by.signed,
    by.number,
  ]);
}

/** A signed decree with its lines, as the decree flow would have left it, before anybody is enrolled. */
export async function aSignedDecree(database: Database, seed: DecreeSeed = {}): Promise<BuiltDecree> {
  const { placeCode = "3602142001", amountRupiah = 600_000, times = 1, effect = "grant" } = seed;
  const programme = seed.programme ?? (await aProgramme(database));
  const subjects = seed.subjects ?? Array.from({ length: seed.lines ?? 3 }, () => newId());
  const total = subjects.length * amountRupiah * times;
  const budgetId = seed.budgetId ?? (await aCommittedBudget(database, total));
  const [id, made, checked, signed] = [newId(), newId(), newId(), newId()];
  serial += 1;
  await database.owner.query(
    `insert into delivery.decrees (id, kind, programme_code, version_id, period, place_code, title, budget_id, selection_id,
       starts_on, ends_on, line_count, total_rupiah, made_by, amends_id)
     values ($1, $2, $3, $4, $5, $6, 'Penetapan uji', $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      id,
      effect === "grant" ? "new" : "amending",
      programme.code,
      programme.versionId,
      seed.period ?? "2026",
      placeCode.slice(0, 4),
      budgetId,
      seed.selectionId ?? null,
      seed.startsOn ?? "2026-01-01",
      seed.endsOn ?? "2026-12-31",
      subjects.length,
      total,
      made,
      seed.amendsId ?? null,
    ],
  );
  await database.owner.query(
    `insert into delivery.decree_lines (region_code, decree_id, line, place_code, compartment, effect, subject_kind, subject_id,
       family_id, name, name_key, channel, account_number, account_name, amount_rupiah, times, total_rupiah, origin)
     select $1, $2, s.line, $3, $4, $5, 'family', s.subject, s.subject, 'PENERIMA ' || s.line, 'penerima', $6,
            lpad((7000000000 + s.line)::text, 10, '0'), 'PENERIMA ' || s.line, $7::bigint, $8::int, $7::bigint * $8::int, 'selection'
       from unnest($9::uuid[]) with ordinality as s(subject, line)`,
    [
      placeCode.slice(0, 4),
      id,
      placeCode,
      seed.compartment ?? null,
      effect,
      seed.channel ?? "bank-banten",
      amountRupiah,
      times,
      subjects,
    ],
  );
  await database.owner.query(
    `insert into registry.families (region_code, id, place_code, head_name, source)
     select $1, s.subject, $2, 'PENERIMA ' || s.line, 'test' from unnest($3::uuid[]) with ordinality as s(subject, line)
      where s.subject is not null on conflict do nothing`,
    [placeCode.slice(0, 4), placeCode, subjects],
  );
  await sign(database, id, { made, checked, signed, number: `460/${process.pid}-${serial}/2026` });
  return { id, programme, budgetId, subjects, signedBy: signed };
}
