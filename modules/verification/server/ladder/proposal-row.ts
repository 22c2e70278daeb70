import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { Lane, RowState, Tier } from "../../domain/ladder.ts";

export interface Proposal {
  readonly id: string;
  readonly regionCode: string;
  readonly placeCode: string;
  readonly period: string;
  readonly lane: Lane;
  readonly state: "draft" | "sent" | "closed" | "withdrawn";
  readonly createdBy: string;
  readonly revision: number;
}

export interface Row {
  readonly id: string;
  readonly rowNumber: number;
  readonly kind: string;
  readonly compartment: string | null;
  readonly familyId: string | null;
  readonly personId: string | null;
  readonly content: unknown;
  readonly reason: string;
  readonly state: RowState;
  readonly tier: Tier;
  readonly revision: number;
}

const inArea = sql`p.region_code >= left((select app.area_from()), 4) and p.region_code < (select app.area_upto())`;

/** A list in the actor's area, held until the end of the transaction: acts on one list queue here. */
export async function lockProposal(tx: Tx, id: string): Promise<Proposal | undefined> {
  const { rows } = await sql<Proposal>`
    select p.id, p.region_code as "regionCode", p.place_code as "placeCode", p.period, p.lane, p.state,
           p.created_by as "createdBy", p.revision
      from verification.proposals p where p.id = ${id} and ${inArea} for update`.execute(tx);
  return rows[0];
}

export async function readRows(tx: Tx, proposal: Pick<Proposal, "regionCode" | "id">): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select r.id, r.row_number as "rowNumber", r.kind, r.compartment, r.family_id as "familyId", r.person_id as "personId",
           r.content, r.reason, r.state, r.tier, r.revision
      from verification.proposal_rows r
     where r.region_code = ${proposal.regionCode} and r.proposal_id = ${proposal.id} order by r.row_number`.execute(
    tx,
  );
  return rows;
}

/** Where a row stands now. */
export async function placeRow(
  tx: Tx,
  proposal: Pick<Proposal, "regionCode">,
  rowId: string,
  next: { readonly state: RowState; readonly tier: Tier },
  told: string,
  at: Date,
): Promise<void> {
  await sql`
    update verification.proposal_rows set state = ${next.state}, tier = ${next.tier}, told = ${told}, decided_at = ${at},
           revision = revision + 1
     where region_code = ${proposal.regionCode} and id = ${rowId}`.execute(tx);
}

/** A line of the list's history. */
export async function writeStep(
  tx: Tx,
  proposal: Pick<Proposal, "regionCode" | "placeCode" | "id">,
  step: {
    readonly rowId: string | null;
    readonly compartment: string | null;
    readonly act: string;
    readonly tier: Tier;
    readonly reason: string;
    readonly at: Date;
    readonly by: string;
  },
): Promise<void> {
  await sql`
    insert into verification.proposal_steps (region_code, proposal_id, row_id, place_code, compartment, act, tier, reason, acted_at,
      acted_by)
    values (${proposal.regionCode}, ${proposal.id}, ${step.rowId}, ${proposal.placeCode}, ${step.compartment}, ${step.act},
      ${step.tier}, ${step.reason}, ${step.at}, ${step.by})`.execute(tx);
}

/** Counts the list's revision up and says what it is now: closed once every row has its end. */
export async function settleProposal(tx: Tx, proposal: Proposal, at: Date): Promise<number> {
  const { rows } = await sql<{ revision: number }>`
    update verification.proposals p
       set revision = p.revision + 1,
           state = case when s.rows > 0 and s.ended = s.rows then 'closed' when s.moved > 0 or p.sent_at is not null then 'sent' else 'draft' end,
           sent_at = case when s.moved > 0 then coalesce(p.sent_at, ${at}::timestamptz) else p.sent_at end,
           closed_at = case when s.rows > 0 and s.ended = s.rows then ${at}::timestamptz end
      from (select count(*) as rows, count(*) filter (where r.state in ('refused', 'accepted', 'withdrawn')) as ended,
                   count(*) filter (where r.state <> 'draft') as moved
              from verification.proposal_rows r
             where r.region_code = ${proposal.regionCode} and r.proposal_id = ${proposal.id}) s
     where p.region_code = ${proposal.regionCode} and p.id = ${proposal.id} returning p.revision`.execute(tx);
  const revision = rows[0]?.revision;
  if (revision === undefined) throw new Error("a locked proposal vanished");
  return revision;
}
