import { sql } from "kysely";
import type pg from "pg";
import type { Tx } from "#platform/db/tx.ts";
import { SetupError } from "#platform/kernel/setup-error.ts";

const setting = "province";

/** The province whose office uses this installation: a setting, so that another province needs no code. */
export async function officeProvince(tx: Tx): Promise<string> {
  const { rows } = await sql<{ value: string }>`
    select s.value #>> '{}' as value from app.settings s where s.key = ${setting}`.execute(tx);
  const code = rows[0]?.value;
  if (code === undefined) throw new Error("app.settings holds no province: load the places first");
  return code;
}

/**
 * Records the office's province where one is given, Banten (36) where none ever was, and checks that it
 * exists. Errors: SETTING_INVALID for a code that is no province in force.
 */
export async function settleOfficeProvince(owner: pg.Pool, wanted: string | undefined): Promise<void> {
  const { rows } = await owner.query<{ known: boolean }>(
    `with chosen as (
       select coalesce($2, (select s.value #>> '{}' from app.settings s where s.key = $1), '36') as code
     ), known as (
       select p.code from chosen c join places p on p.code = c.code and p.level = 'province' and p.in_force
     ), stored as (
       insert into app.settings (key, value) select $1, to_jsonb(k.code) from known k
       on conflict (key) do update set value = excluded.value, updated_at = now()
       where settings.value is distinct from excluded.value
     )
     select exists (select 1 from known) as known`,
    [setting, wanted ?? null],
  );
  if (rows[0]?.known === true) return;
  throw new SetupError(
    "SETTING_INVALID",
    "Setelan SINERGI_PROVINCE bukan kode provinsi. Isi kode Kemendagri dua angka, misalnya 36 untuk Banten.",
  );
}
