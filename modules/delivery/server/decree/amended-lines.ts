import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { DecreeRecord } from "./decree-row.ts";

/** The decrees whose grants this amending draft may touch: the first one and its signed amendments. */
export const chainOf = (decree: Pick<DecreeRecord, "id" | "amendsId">) => sql`
  select c.id from delivery.decrees c
   where c.state = 'signed' and c.id <> ${decree.id} and (c.id = ${decree.amendsId} or c.amends_id = ${decree.amendsId})`;

export interface AmendedLine {
  readonly decreeId: string;
  readonly line: number;
  readonly subjectId: string | null;
  readonly amountRupiah: bigint;
  readonly times: number;
}

/**
 * A grant that still stands: of a signed decree of the chain, and withdrawn by none of them. "withdrawn" where this
 * draft itself withdraws it already, undefined where there is no such grant.
 */
export async function findAmendedLine(
  tx: Tx,
  decree: Pick<DecreeRecord, "id" | "amendsId">,
  at: { readonly fromDecreeId?: string | undefined; readonly line: number },
): Promise<AmendedLine | "withdrawn" | undefined> {
  const { rows } = await sql<AmendedLine & { gone: boolean; ours: boolean }>`
    select l.decree_id as "decreeId", l.line, l.subject_id as "subjectId", l.amount_rupiah as "amountRupiah", l.times,
           exists (select from delivery.decree_lines w join (${chainOf(decree)}) c on c.id = w.decree_id
                    where w.effect = 'withdraw' and w.region_code = l.region_code and (w.nik = l.nik or w.subject_id = l.subject_id)
                      and w.decree_id > l.decree_id) as gone,
           exists (select from delivery.decree_lines w where w.decree_id = ${decree.id} and w.effect = 'withdraw'
                      and w.region_code = l.region_code and (w.nik = l.nik or w.subject_id = l.subject_id)) as ours
      from delivery.decree_lines l
     where l.decree_id = coalesce(${at.fromDecreeId ?? null}::uuid, ${decree.amendsId}::uuid) and l.line = ${at.line} and l.effect = 'grant'
       and l.decree_id in (${chainOf(decree)})`.execute(tx);
  const row = rows[0];
  if (!row || row.gone) return undefined;
  return row.ours ? "withdrawn" : row;
}

/** Copies a line of the chain into the draft as a withdrawal. */
export async function withdrawLine(
  tx: Tx,
  decree: Pick<DecreeRecord, "id">,
  from: AmendedLine,
  next: number,
  because: string,
): Promise<void> {
  await sql`
    insert into delivery.decree_lines (region_code, decree_id, line, place_code, compartment, effect, subject_kind, subject_id, family_id,
      person_id, name, name_key, born_on, mother_name_key, address, place_label, nik, kk_number, channel, account_number, account_name,
      amount_rupiah, times, total_rupiah, parts, origin, because)
    select l.region_code, ${decree.id}, ${next}, l.place_code, l.compartment, 'withdraw', l.subject_kind, l.subject_id, l.family_id,
           l.person_id, l.name, l.name_key, l.born_on, l.mother_name_key, l.address, l.place_label, l.nik, l.kk_number, l.channel,
           l.account_number, l.account_name, l.amount_rupiah, l.times, l.total_rupiah, l.parts, 'amendment', ${because}
      from delivery.decree_lines l where l.decree_id = ${from.decreeId} and l.line = ${from.line} and l.effect = 'grant'`.execute(
    tx,
  );
}

/** Copies the same line as a grant of another amount: same person, same account. */
export async function grantAgain(
  tx: Tx,
  decree: Pick<DecreeRecord, "id">,
  from: AmendedLine,
  next: number,
  { amountRupiah, times, because }: { amountRupiah: string; times: number; because: string },
): Promise<void> {
  await sql`
    insert into delivery.decree_lines (region_code, decree_id, line, place_code, compartment, effect, subject_kind, subject_id, family_id,
      person_id, name, name_key, born_on, mother_name_key, address, place_label, nik, kk_number, channel, account_number, account_name,
      amount_rupiah, times, total_rupiah, origin, because)
    select l.region_code, ${decree.id}, ${next}, l.place_code, l.compartment, 'grant', l.subject_kind, l.subject_id, l.family_id,
           l.person_id, l.name, l.name_key, l.born_on, l.mother_name_key, l.address, l.place_label, l.nik, l.kk_number, l.channel,
           l.account_number, l.account_name, ${amountRupiah}::bigint, ${times}, ${amountRupiah}::bigint * ${times}, 'amendment', ${because}
      from delivery.decree_lines l where l.decree_id = ${from.decreeId} and l.line = ${from.line} and l.effect = 'grant'`.execute(
    tx,
  );
}
