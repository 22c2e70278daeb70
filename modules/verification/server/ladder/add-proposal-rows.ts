import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { addProposalRows } from "../../contract/add-proposal-rows.ts";
import { verificationEvents } from "../../contract/audit-events.ts";
import { largestProposal } from "../../contract/proposal-shapes.ts";
import { lockProposal, readRows } from "./proposal-row.ts";
import { findRowSubject } from "./row-subject.ts";

export const handler = command(addProposalRows, async (tx, input, { newId }) => {
  const proposal = await lockProposal(tx, input.proposalId);
  if (!proposal) return refuse("PROPOSAL_NOT_FOUND");
  if (proposal.state === "closed" || proposal.state === "withdrawn") return refuse("PROPOSAL_NOT_OPEN");
  const before = await readRows(tx, proposal);
  if (before.length + input.rows.length > largestProposal)
    return refuse("PROPOSAL_FULL", { details: { largest: largestProposal } });
  const last = before.at(-1)?.rowNumber ?? 0;
  const rowIds: string[] = [];
  for (const [index, { content, reason }] of input.rows.entries()) {
    const subject = await findRowSubject(tx, content);
    if (!subject) return refuse("PROPOSED_NOT_FOUND", { details: { row: index } });
    if (subject.placeCode !== proposal.placeCode)
      return refuse("PLACE_OUTSIDE_PROPOSAL", { details: { row: index } });
    const rowId = newId();
    await sql`
      insert into verification.proposal_rows (region_code, id, proposal_id, place_code, compartment, row_number, kind, family_id,
        person_id, subject_name, content, reason)
      values (${proposal.regionCode}, ${rowId}, ${proposal.id}, ${proposal.placeCode}, ${subject.compartment}, ${last + index + 1},
        ${content.kind}, ${subject.familyId}, ${subject.personId}, ${subject.name}, ${JSON.stringify(content)}::jsonb, ${reason})`.execute(
      tx,
    );
    rowIds.push(rowId);
  }
  await sql`
    update verification.proposals set revision = revision + 1
     where region_code = ${proposal.regionCode} and id = ${proposal.id}`.execute(tx);
  return done({ rowIds }, [
    verificationEvents["verification.proposal-rows-added.v1"](
      { kind: "proposal", id: proposal.id, placeCode: proposal.placeCode },
      { added: rowIds.length, refused: 0, from: "typed" },
    ),
  ]);
});
