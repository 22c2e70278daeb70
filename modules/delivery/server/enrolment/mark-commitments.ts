import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { enrolmentEvents } from "../../contract/enrolment-events.ts";
import { markCommitments } from "../../contract/mark-commitments.ts";
import { weighAgain } from "./note-commitments.ts";

/** As long as every other reason that is kept for ever. */
const shortestReason = 10;

export const handler = command(markCommitments, async (tx, input, { actor, newId, now }) => {
  const { programmeCode, period, commitment, marks } = input;
  if (marks.some((mark) => !mark.kept && mark.reason.length < shortestReason)) return refuse("REASON_NEEDED");
  const last = new Map(marks.map((mark) => [mark.enrolmentId, mark]));
  const ids = [...last.keys()];
  const { rows } = await sql<{ kept: number; notKept: number }>`
    with noted as (
      insert into delivery.commitment_checks (region_code, enrolment_id, commitment, period, place_code, compartment, kept, note,
                                              checked_at, checked_by)
      select e.region_code, e.id, ${commitment}, ${period}, e.place_code, e.compartment, m.kept, m.reason, ${now}, ${actor.userId}
        from unnest(${ids}::uuid[], ${[...last.values()].map((mark) => mark.kept)}::boolean[],
                    ${[...last.values()].map((mark) => mark.reason)}::text[]) as m(id, kept, reason)
        join delivery.enrolments e on e.id = m.id
       where e.programme_code = ${programmeCode} and e.state <> 'ended'
      on conflict (region_code, enrolment_id, commitment, period) do update
        set kept = excluded.kept, note = excluded.note, checked_at = excluded.checked_at, checked_by = excluded.checked_by
      returning kept
    )
    select count(*) filter (where n.kept)::int as kept, count(*) filter (where not n.kept)::int as "notKept" from noted n`.execute(
    tx,
  );
  const { kept, notKept } = rows[0] ?? { kept: 0, notKept: 0 };
  // All or nothing: a sheet of which a part silently counts for nobody is worse than one that is refused.
  if (kept + notKept !== ids.length) return refuse("ENROLMENT_NOT_FOUND");
  const weighed = await weighAgain(tx, input, sql`e.id = any (${ids}::uuid[])`);
  return done({ kept, notKept, ...weighed }, [
    enrolmentEvents["delivery.commitments-recorded.v1"](
      { kind: "commitments", id: newId(), placeCode: actor.areaCode },
      { programmeCode, period, commitment, kept, notKept, released: weighed.released },
    ),
  ]);
});
