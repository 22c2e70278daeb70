import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import type { Actor } from "#platform/runtime/actor.ts";
import { query } from "#platform/runtime/operation.ts";
import { getProposal } from "../../contract/get-proposal.ts";
import { RowContent } from "../../contract/proposal-shapes.ts";
import { deadlinesOf } from "../../domain/calendar.ts";
import { decideRow, isOpenToVillage, tierOf } from "../../domain/ladder.ts";
import { rowFacts } from "../../domain/row-facts.ts";
import { proposalColumns, type StoredProposal, toLines } from "./proposal-lines.ts";

type Out = OutputOf<typeof getProposal>;
type Row = Out["rows"][number];

async function readProposalRows(tx: Tx, proposalId: string): Promise<Row[]> {
  const { rows } = await sql<Omit<Row, "facts"> & { content: unknown }>`
    select r.id as "rowId", r.row_number as "rowNumber", r.kind, r.subject_name as "subjectName", r.family_id as "familyId",
           r.person_id as "personId", r.content, r.reason, r.state, r.tier, r.told, r.revision
      from verification.proposal_rows r
     where r.region_code >= left((select app.area_from()), 4) and r.region_code < (select app.area_upto())
       and r.proposal_id = ${proposalId} order by r.row_number`.execute(tx);
  return rows.map(({ content, ...row }) => ({ ...row, facts: rowFacts(RowContent.parse(content)) }));
}

async function readSteps(tx: Tx, proposalId: string): Promise<Out["steps"]> {
  const { rows } = await sql<
    Omit<Out["steps"][number], "actedAt" | "actedBy"> & { actedAt: Date; actedBy: string }
  >`
    select r.row_number as "rowNumber", s.act, s.tier, s.reason, s.acted_at as "actedAt", s.acted_by as "actedBy"
      from verification.proposal_steps s
      left join verification.proposal_rows r on r.region_code = s.region_code and r.id = s.row_id
     where s.region_code >= left((select app.area_from()), 4) and s.region_code < (select app.area_upto())
       and s.proposal_id = ${proposalId} order by s.acted_at desc, s.id desc limit 1000`.execute(tx);
  const names = await userNames(
    tx,
    rows.map(({ actedBy }) => actedBy),
  );
  return rows.map((row) => ({
    ...row,
    actedAt: row.actedAt.toISOString(),
    actedBy: names.get(row.actedBy) ?? "",
  }));
}

function allowedOn(
  actor: Actor,
  proposal: StoredProposal & { createdBy: string },
  rows: readonly Row[],
  today: string,
) {
  const tier = tierOf(actor.areaCode);
  const may = (name: string) => actor.permissions.has(name);
  const by = (reason: string) => ({
    tier: tier ?? "village",
    reason,
    isProposer: proposal.createdBy === actor.userId,
    isLate: false,
  });
  const late = (row: Row) => row.tier !== "village" && today > deadlinesOf(proposal.period).tiers[row.tier];
  const can = (act: "endorse" | "refuse") =>
    may("verification.row.endorse") &&
    rows.some((row) => decideRow(row, proposal.lane, act, { ...by("alasan"), isLate: late(row) }).ok);
  const isOpen = proposal.state !== "closed" && proposal.state !== "withdrawn";
  const writes = may("verification.proposal.write") && isOpen;
  return [
    ...(writes ? (["write"] as const) : []),
    ...(writes && rows.some(isOpenToVillage) ? (["send"] as const) : []),
    ...(can("endorse") ? (["decide"] as const) : []),
    ...(can("refuse") ? (["refuse"] as const) : []),
  ];
}

export const handler = query(getProposal, async (tx, input, { actor, now }) => {
  const found = await sql<StoredProposal & { revision: number; createdBy: string }>`
    select p.revision, p.created_by as "createdBy", ${proposalColumns(tierOf(actor.areaCode) ?? "")}
     where p.id = ${input.proposalId} and p.region_code >= left((select app.area_from()), 4)
       and p.region_code < (select app.area_upto())`.execute(tx);
  const proposal = found.rows[0];
  const [line] = await toLines(
    tx,
    found.rows.map(({ revision: _r, createdBy: _c, ...row }) => row),
  );
  if (!proposal || !line) return refuse("PROPOSAL_NOT_FOUND");
  const rows = await readProposalRows(tx, input.proposalId);
  const backings = await sql<Out["backings"][number]>`
    select b.id as "backingId", b.kind, b.number, b.held_on as "heldOn", b.chair_name as "chairName",
           jsonb_array_length(b.attendance) as present, b.file_name as "fileName"
      from verification.backings b
     where b.region_code >= left((select app.area_from()), 4) and b.region_code < (select app.area_upto())
       and b.proposal_id = ${input.proposalId} order by b.recorded_at desc`.execute(tx);
  const today = civilDateInWib(now);
  const { sendUptoOn, backingUptoOn, tiers } = deadlinesOf(proposal.period);
  return shown(
    {
      proposal: line,
      revision: proposal.revision,
      rows,
      backings: backings.rows,
      steps: await readSteps(tx, input.proposalId),
      deadlines: { sendUptoOn, backingUptoOn, ...tiers },
      today,
      allowed: allowedOn(actor, proposal, rows, today),
    },
    {
      purpose: "verification",
      subjects: rows.flatMap(({ personId, familyId }) =>
        personId !== null
          ? [{ kind: "person", id: personId, placeCode: line.placeCode }]
          : familyId !== null
            ? [{ kind: "family", id: familyId, placeCode: line.placeCode }]
            : [],
      ),
    },
  );
});
