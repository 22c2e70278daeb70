import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { RowContent } from "../../contract/proposal-shapes.ts";
import type { Proposal, Row } from "./proposal-row.ts";

type Line = {
  readonly act: "create-family" | "set-field" | "life-event";
  readonly field: string;
  readonly after: unknown;
};

function linesOf(content: RowContent): Line[] {
  switch (content.kind) {
    case "new-family": {
      const { kkNumber, address, members } = content;
      return [{ act: "create-family", field: "", after: { kkNumber, address, members } }];
    }
    case "change":
      return Object.entries(content.changes).map(([field, after]) => ({
        act: "set-field",
        field,
        after: after ?? null,
      }));
    case "death":
      return [
        { act: "life-event", field: "died", after: { happenedOn: content.happenedOn, destination: "" } },
      ];
    case "move":
      return [
        {
          act: "life-event",
          field: "moved-out",
          after: { happenedOn: content.happenedOn, destination: content.destination },
        },
      ];
    case "removal":
      return [];
    default:
      return content satisfies never;
  }
}

/**
 * What an accepted row leads to: lines on the verifier's bench, and for a removal a visit. `before` is what the
 * registry holds at this moment, so that a later change of it is seen at the bench.
 */
export async function acceptRow(
  tx: Tx,
  proposal: Proposal,
  row: Row,
  by: { readonly userId: string; readonly at: Date },
): Promise<void> {
  const content = RowContent.parse(row.content);
  if (content.kind === "removal")
    await sql`
      insert into verification.tasks (region_code, place_code, family_id, kind, source_key, priority, built_at)
      select f.region_code, f.place_code, f.id, 'proposal', ${row.id}::text, 700, ${by.at}
        from registry.families f where f.region_code = ${proposal.regionCode} and f.id = ${content.familyId}
      on conflict do nothing`.execute(tx);
  for (const { act, field, after } of linesOf(content))
    await sql`
      insert into verification.change_proposals (region_code, place_code, compartment, origin, origin_id, family_id, person_id,
        act, field, before_value, after_value, reason, proposed_at, proposed_by)
      values (${proposal.regionCode}, ${proposal.placeCode}, ${row.compartment}, 'proposal', ${row.id}, ${row.familyId}, ${row.personId},
        ${act}, ${field}, null, ${JSON.stringify(after)}::jsonb, ${row.reason}, ${by.at}, ${proposal.createdBy})`.execute(
      tx,
    );
}
