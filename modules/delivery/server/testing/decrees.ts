import { nameKey } from "#modules/registry/server/index.ts";
import type { Database } from "#platform/db/connection.ts";
import { newId } from "#platform/kernel/ids.ts";
import type { DecreeState } from "../../contract/decree-shapes.ts";
import { aBudget, aProgramme, type BuiltProgramme } from "./programme.ts";

export interface LineSeed {
  readonly name?: string;
  readonly placeCode?: string;
  readonly bornOn?: string | null;
  readonly motherNameKey?: string;
  readonly nik?: string | null;
  readonly kkNumber?: string | null;
  readonly accountNumber?: string | null;
  readonly amountRupiah?: bigint;
  readonly times?: number;
  readonly totalRupiah?: bigint;
  readonly effect?: "grant" | "withdraw";
  readonly subjectId?: string | null;
  readonly familyId?: string | null;
  readonly personId?: string | null;
  readonly compartment?: string | null;
}

export interface DecreeSeed {
  readonly programme?: BuiltProgramme;
  readonly placeCode?: string;
  readonly period?: string;
  readonly lines?: readonly LineSeed[];
  readonly madeBy?: string;
  readonly checkedBy?: string;
  readonly signedBy?: string;
  readonly budgetId?: string | null;
  readonly announcedRupiah?: bigint | null;
  readonly kind?: "new" | "amending";
  readonly amendsId?: string | null;
  /** How far it has come; findings are not made on the way. */
  readonly state?: Exclude<DecreeState, "cancelled">;
}

export interface BuiltDecree {
  readonly id: string;
  readonly programme: BuiltProgramme;
  readonly budgetId: string | null;
  readonly madeBy: string;
}

const letters = (n: number) => String(n).replace(/\d/g, (digit) => "ABCDEGHIJK"[Number(digit)] ?? "A");

/** A decree with its list, brought to `state` over the same path that officers take. */
export async function aDecree(database: Database, seed: DecreeSeed = {}): Promise<BuiltDecree> {
  const { placeCode = "3602", period = "2026", lines = [{}, {}], state = "draft", kind = "new" } = seed;
  const programme = seed.programme ?? (await aProgramme(database));
  const budgetId = seed.budgetId === undefined ? await aBudget(database, 1_000_000_000n) : seed.budgetId;
  const madeBy = seed.madeBy ?? newId();
  const id = newId();
  const { owner } = database;
  await owner.query(
    `insert into delivery.decrees (id, kind, amends_id, programme_code, version_id, period, place_code, title, budget_id, announced_rupiah,
       starts_on, ends_on, made_by) values ($1, $2, $3, $4, $5, $6, $7, 'Penerima bantuan uji', $8, $9, '2026-01-01', '2026-12-31', $10)`,
    [
      id,
      kind,
      seed.amendsId ?? null,
      programme.code,
      programme.versionId,
      period,
      placeCode,
      budgetId,
      seed.announcedRupiah ?? null,
      madeBy,
    ],
  );
  for (const [index, line] of lines.entries()) {
    const unique = String(Math.floor(Math.random() * 1e9)).padStart(9, "0");
    const name = line.name ?? `WARGA ${letters(Number(unique))}`;
    const place =
      line.placeCode ??
      (placeCode.length === 10 ? placeCode : `${placeCode.slice(0, 4).padEnd(4, "0")}142001`);
    const amount = line.amountRupiah ?? 150_000n;
    const times = line.times ?? 4;
    await owner.query(
      `insert into delivery.decree_lines (region_code, decree_id, line, place_code, compartment, effect, subject_kind, subject_id, family_id,
         person_id, name, name_key, born_on, mother_name_key, address, place_label, nik, kk_number, channel, account_number, amount_rupiah,
         times, total_rupiah, origin)
       values ($1, $2, $3, $4, $5, $6, 'family', $7, $8, $9, $10, $11, $12, $13, 'KP PASIR', 'Desa Muncang', $14, $15, 'bank', $16, $17, $18, $19, 'file')`,
      [
        place.slice(0, 4),
        id,
        index + 1,
        place,
        line.compartment ?? null,
        line.effect ?? "grant",
        line.subjectId === undefined ? newId() : line.subjectId,
        line.familyId ?? null,
        line.personId ?? null,
        name,
        nameKey(name),
        line.bornOn === undefined ? "1970-01-01" : line.bornOn,
        line.motherNameKey ?? "",
        line.nik === undefined ? `360214${unique.slice(0, 6)}9${unique.slice(6)}` : line.nik,
        line.kkNumber === undefined ? `360215${unique.slice(0, 6)}9${unique.slice(6)}` : line.kkNumber,
        line.accountNumber === undefined ? `0${unique}` : line.accountNumber,
        amount,
        times,
        line.totalRupiah ?? amount * BigInt(times),
      ],
    );
  }
  await owner.query(
    `update delivery.decrees d set line_count = s.n, total_rupiah = s.total
       from (select count(*) as n, coalesce(sum(total_rupiah) filter (where effect = 'grant'), 0) as total
               from delivery.decree_lines where decree_id = $1) s where d.id = $1`,
    [id],
  );
  if (state === "draft") return { id, programme, budgetId, madeBy };
  await owner.query(
    `update delivery.decrees set reconciled_at = now(), reconciled_sha256 = delivery.list_sha256(id) where id = $1`,
    [id],
  );
  await owner.query(
    `update delivery.decrees set state = 'submitted', list_sha256 = reconciled_sha256, submitted_at = now(), submitted_by = made_by where id = $1`,
    [id],
  );
  await owner.query(
    `update delivery.budgets b set reserved_rupiah = reserved_rupiah + d.total_rupiah from delivery.decrees d where d.id = $1 and b.id = d.budget_id`,
    [id],
  );
  if (state === "submitted") return { id, programme, budgetId, madeBy };
  await owner.query(
    `update delivery.decrees set state = 'checked', checked_at = now(), checked_by = $2, number = 'SK/' || id, dated_on = '2026-02-01',
       verify_code = upper(translate(right(id::text, 12), 'ilou-', '11VVX')) || '0000',
       paper = paper || '{"signerTitle": "Kepala Dinas Sosial", "signerName": "Ratu Uji"}' where id = $1`,
    [id, seed.checkedBy ?? newId()],
  );
  if (state === "checked") return { id, programme, budgetId, madeBy };
  await owner.query(
    `update delivery.decrees set state = 'signed', signed_at = now(), signed_by = $2, signature = '{"kind":"test"}',
       pdf = '\\x25504446', pdf_sha256 = sha256('\\x25504446') where id = $1`,
    [id, seed.signedBy ?? newId()],
  );
  return { id, programme, budgetId, madeBy };
}

/** Findings of a decree as reconciliation left them, in order of kind and line. */
export async function findingsOf(
  database: Database,
  decreeId: string,
): Promise<
  Array<{
    id: string;
    kind: string;
    line: number | null;
    other: number | null;
    gone: boolean;
    resolution: string | null;
    details: Record<string, unknown>;
  }>
> {
  const { rows } = await database.owner.query(
    `select f.id, f.kind, f.line, f.other_line as other, f.gone_at is not null as gone, f.resolution, f.details
       from delivery.findings f where f.decree_id = $1 order by f.kind, f.line`,
    [decreeId],
  );
  return rows as never;
}
