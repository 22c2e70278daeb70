import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { addDecreeLine } from "../../contract/add-decree-line.ts";
import { decreeEvents } from "../../contract/decree-events.ts";
import { findAmendedLine, grantAgain, withdrawLine } from "./amended-lines.ts";
import { type DecreeRecord, decreeSubject, lockDecree, recountList } from "./decree-row.ts";

/** Copies a person or family of the registry as a grant. 0 = nobody of that id in the actor's area. */
async function grant(
  tx: Tx,
  decree: DecreeRecord,
  what: { subjectId: string; amountRupiah: string; times: number },
  next: number,
  reason: string,
): Promise<number> {
  const { rows } = await sql`
    with unit as (select v.definition->>'unit' as unit from programmes.versions v where v.id = ${decree.versionId}),
    subject as (
      select p.region_code, p.place_code, p.compartment, p.id as person_id, p.family_id
        from registry.persons p, unit where unit.unit = 'person' and p.region_code in (select x.code from places x where length(x.code) = 4 and starts_with(x.code, left(${decree.placeCode}, 4))) and p.id = ${what.subjectId} and p.life_status <> 'merged'
      union all
      select f.region_code, f.place_code, null, null, f.id
        from registry.families f, unit where unit.unit in ('family', 'household') and f.region_code in (select x.code from places x where length(x.code) = 4 and starts_with(x.code, left(${decree.placeCode}, 4))) and f.id = ${what.subjectId} and f.status <> 'merged')
    insert into delivery.decree_lines (region_code, decree_id, line, place_code, compartment, subject_kind, subject_id, family_id, person_id,
      name, name_key, born_on, mother_name_key, address, place_label, nik, kk_number, amount_rupiah, times, total_rupiah, origin, because)
    select s.region_code, ${decree.id}, ${next}, s.place_code, s.compartment, (select unit from unit), ${what.subjectId}, s.family_id, p.id,
           coalesce(p.name, f.head_name), coalesce(p.name_key, registry.name_key(f.head_name)), p.born_on,
           case when coalesce(p.mother_name, '') = '' then '' else registry.name_key(p.mother_name) end,
           coalesce(nullif(f.address, ''), p.address, ''),
           coalesce((select string_agg(x.label, ', ' order by length(x.code) desc) from places x
                      where x.code in (s.place_code, left(s.place_code, 6), left(s.place_code, 4))), ''),
           p.nik, f.kk_number, ${what.amountRupiah}::bigint, ${what.times}, ${what.amountRupiah}::bigint * ${what.times}, 'added', ${reason}
      from subject s
      left join registry.families f on f.region_code = s.region_code and f.id = s.family_id
      left join lateral (
        select p.* from registry.persons p
         where p.region_code = s.region_code and (p.id = s.person_id or (s.person_id is null and p.family_id = s.family_id))
         order by p.relation = 1 desc nulls last, p.born_on nulls last, p.id limit 1) p on true
     where starts_with(s.place_code, ${decree.placeCode})
    returning line`.execute(tx);
  return rows.length;
}

/** The grant of somebody in the registry, once per draft. */
async function addGrant(
  tx: Tx,
  decree: DecreeRecord,
  what: { subjectId: string; amountRupiah: string; times: number },
  next: number,
  because: string,
): Promise<"LINE_ALREADY_THERE" | "SUBJECT_NOT_FOUND" | null> {
  const there = await sql`
    select 1 from delivery.decree_lines l
     where l.decree_id = ${decree.id} and l.subject_id = ${what.subjectId} and l.effect = 'grant'`.execute(
    tx,
  );
  if (there.rows.length > 0) return "LINE_ALREADY_THERE";
  return (await grant(tx, decree, what, next, because)) === 0 ? "SUBJECT_NOT_FOUND" : null;
}

export const handler = command(addDecreeLine, async (tx, { decreeId, what, reason, evidence }) => {
  const decree = await lockDecree(tx, decreeId);
  if (!decree) return refuse("DECREE_NOT_FOUND");
  if (decree.state !== "draft") return refuse("DECREE_STATE_WRONG", { details: { state: decree.state } });
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(l.line), 0) + 1 as next from delivery.decree_lines l where l.decree_id = ${decree.id}`.execute(
    tx,
  );
  let line = rows[0]?.next ?? 1;
  const because = `${reason} · ${evidence}`;
  if (what.effect !== "grant") {
    if (decree.kind !== "amending") return refuse("DECREE_NOT_AMENDING");
    const from = await findAmendedLine(tx, decree, what);
    if (from === undefined) return refuse("LINE_NOT_FOUND");
    if (from === "withdrawn") return refuse("LINE_ALREADY_THERE");
    if (
      (what.effect === "replace" && from.subjectId === what.subjectId) ||
      (what.effect === "change" &&
        BigInt(what.amountRupiah) === from.amountRupiah &&
        what.times === from.times)
    )
      return refuse("NOTHING_CHANGED");
    await withdrawLine(tx, decree, from, line, because);
    if (what.effect !== "withdraw") line += 1;
    if (what.effect === "change") await grantAgain(tx, decree, from, line, { ...what, because });
  }
  if (what.effect === "grant" || what.effect === "replace") {
    const fault = await addGrant(tx, decree, what, line, because);
    if (fault !== null) return refuse(fault);
  }
  const { revision } = await recountList(tx, decree.id);
  return done({ line, revision }, [
    decreeEvents["delivery.decree-line-changed.v1"](decreeSubject(decree), {
      line,
      act:
        what.effect === "grant"
          ? "added"
          : what.effect === "withdraw"
            ? "withdrawn"
            : what.effect === "replace"
              ? "replaced"
              : "changed",
      reason: because,
    }),
  ]);
});
