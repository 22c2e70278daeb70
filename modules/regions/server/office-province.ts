import { sql } from "kysely";
import type pg from "pg";
import type { Tx } from "#platform/db/tx.ts";

const setting = "office.province";

/** The province whose office uses this installation: a setting, so that another province needs no code. */
export async function officeProvince(tx: Tx): Promise<string> {
  const { rows } = await sql<{ value: string }>`
    select s.value #>> '{}' as value from app.settings s where s.key = ${setting}`.execute(tx);
  const code = rows[0]?.value;
  if (code === undefined) throw new Error("app.settings holds no office.province: load the places first");
  return code;
}

/** Records the office's province. Errors: a code that is no province in force. */
export async function setOfficeProvince(owner: pg.Pool, code: string): Promise<void> {
  const stored = await owner.query(
    `insert into app.settings (key, value)
     select $1, to_jsonb(p.code) from places p where p.code = $2 and p.level = 'province' and p.in_force
     on conflict (key) do update set value = excluded.value, updated_at = now()
     where app.settings.value is distinct from excluded.value
     returning 1`,
    [setting, code],
  );
  if (stored.rowCount === 1) return;
  const same = await owner.query("select 1 from app.settings where key = $1 and value = to_jsonb($2::text)", [
    setting,
    code,
  ]);
  if (same.rowCount === 0) {
    throw new Error(
      `SINERGI_PROVINCE: "${code}" bukan kode provinsi. Isi kode Kemendagri dua angka, misalnya 36.`,
    );
  }
}
