import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { enrolmentEvents } from "../../contract/enrolment-events.ts";
import { recordCommitments } from "../../contract/record-commitments.ts";
import { weighAgain } from "./note-commitments.ts";

export const handler = command(recordCommitments, async (tx, input, { actor, newId, now }) => {
  const inPlace = sql`e.programme_code = ${input.programmeCode} and e.place_code >= ${input.placeCode}
    and e.place_code < ${`${input.placeCode}:`}`;
  const { rows } = await sql<{ kept: number; notKept: number }>`
    with noted as (
      insert into delivery.commitment_checks (region_code, enrolment_id, commitment, period, place_code, compartment, kept, note,
                                              checked_at, checked_by)
      select e.region_code, e.id, ${input.commitment}, ${input.period}, e.place_code, e.compartment,
             not (e.id = any (${input.notKept}::uuid[])), ${input.note}, ${now}, ${actor.userId}
        from delivery.enrolments e where ${inPlace} and e.state <> 'ended'
      on conflict (region_code, enrolment_id, commitment, period) do update
        set kept = excluded.kept, note = excluded.note, checked_at = excluded.checked_at, checked_by = excluded.checked_by
        -- "Everybody kept it" does not undo what was recorded of one by name.
        where commitment_checks.kept or not excluded.kept
      returning kept
    )
    select count(*) filter (where n.kept)::int as kept, count(*) filter (where not n.kept)::int as "notKept" from noted n`.execute(
    tx,
  );
  const { kept, notKept } = rows[0] ?? { kept: 0, notKept: 0 };
  if (kept + notKept === 0) return refuse("NOBODY_ENROLLED");
  const { released } = await weighAgain(tx, input, inPlace);
  return done({ kept, notKept, released }, [
    enrolmentEvents["delivery.commitments-recorded.v1"](
      { kind: "commitments", id: newId(), placeCode: input.placeCode },
      {
        programmeCode: input.programmeCode,
        period: input.period,
        commitment: input.commitment,
        kept,
        notKept,
        released,
      },
    ),
  ]);
});
