import { sql } from "kysely";
import { ProgrammeDefinition } from "#modules/programmes/contract/definition.ts";
import { candidateSource } from "#modules/programmes/server/index.ts";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { isInside } from "#platform/kernel/place-code.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { decreeEvents } from "../../contract/decree-events.ts";
import { startSelection } from "../../contract/start-selection.ts";
import { tieRule } from "../../domain/rank-order.ts";

export const handler = command(startSelection, async (tx, input, { actor, now, newId, enqueue }) => {
  if (!isInside(input.placeCode, actor.areaCode)) return refuse("PLACE_OUTSIDE_AREA");
  if (input.budgetId !== null) {
    const { rows } = await sql`select 1 from delivery.budgets b where b.id = ${input.budgetId}`.execute(tx);
    if (rows.length === 0) return refuse("BUDGET_NOT_FOUND");
  }
  const { rows } = await sql<{ id: string; definition: unknown }>`
    select v.id, v.definition from programmes.versions v
     where v.programme_code = ${input.programmeCode} and v.state = 'approved' and v.effective @> ${civilDateInWib(now)}::date`.execute(
    tx,
  );
  const version = rows[0];
  if (!version) return refuse("PROGRAMME_NOT_IN_FORCE");
  const { placeCode, period, programmeCode } = input;
  if ((await candidateSource(tx, { versionId: version.id, period, placeCode })) === null)
    return refuse("NOT_ASSESSED");
  const own = ProgrammeDefinition.parse(version.definition).budget?.ceilingRupiah;
  const ceiling = input.ceilingRupiah ?? (own === undefined ? null : String(own));
  const selectionId = newId();
  const batchId = newId();
  await sql`
    insert into app.batches (id, kind, title, place_code, created_by)
    values (${batchId}, 'delivery.select', ${input.title}, ${placeCode}, ${actor.userId})`.execute(tx);
  await sql`
    insert into delivery.selections (id, programme_code, version_id, period, place_code, title, budget_id, quota, ceiling_rupiah, tie_rule,
      from_proposals, batch_id, made_at, made_by)
    values (${selectionId}, ${programmeCode}, ${version.id}, ${period}, ${placeCode}, ${input.title}, ${input.budgetId},
      ${JSON.stringify(input.quota)}, ${ceiling}::bigint, ${tieRule}, ${input.fromProposals}, ${batchId}, ${now}, ${actor.userId})`.execute(
    tx,
  );
  await enqueue("delivery.select", { selectionId, batchId, compartments: actor.compartments });
  return done({ selectionId, batchId }, [
    decreeEvents["delivery.selection-started.v1"](
      { kind: "selection", id: selectionId, placeCode },
      { programmeCode, period },
    ),
  ]);
});
