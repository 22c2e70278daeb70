import { sql } from "kysely";
import { recordAid } from "#modules/registry/server/index.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { enrolmentEvents } from "../../contract/enrolment-events.ts";
import { replaceEnrolment } from "../../contract/replace-enrolment.ts";
import { aidRows } from "./aid-rows.ts";
import { closeEnrolment } from "./close-enrolment.ts";
import { enrolmentSubject, lockEnrolment } from "./enrolment-row.ts";
import { noteEvent } from "./note-event.ts";
import { readReserves } from "./reserve-rows.ts";

export const handler = command(replaceEnrolment, async (tx, input, { actor, newId }) => {
  const row = await lockEnrolment(tx, input.enrolmentId);
  if (!row) return refuse("ENROLMENT_NOT_FOUND");
  if (row.revision !== input.baseRevision) return refuse("ENROLMENT_REVISED");
  if (row.state === "ended") return refuse("ENROLMENT_STATE_WRONG");
  if (input.onDate < row.startsOn || input.onDate >= row.endsOn) return refuse("ENDS_OUTSIDE_PERIOD");
  const [reserve] = await readReserves(tx, row, sql`and s.subject_id = ${input.reserveSubjectId}`);
  if (!reserve) return refuse("RESERVE_NOT_FOUND");
  const remainders = await closeEnrolment(tx, row, "replaced", input.onDate);
  const left = remainders.reduce((sum, one) => sum + one.rupiah, 0n);
  if (left === 0n && row.totalRupiah > 0n) return refuse("NOTHING_LEFT_TO_GIVE");
  const newEnrolmentId = newId();
  // A replacement stands on no line of the decree: lines below zero, so that none is taken twice.
  const { rows } = await sql`
    insert into delivery.enrolments (region_code, id, place_code, compartment, programme_code, version_id, decree_id, decree_line,
      subject_kind, subject_id, family_id, person_id, during, amount_rupiah, times, channel, account_number, account_name, replaces_id)
    select ${reserve.regionCode}, ${newEnrolmentId}, ${reserve.placeCode}, ${reserve.compartment}, ${row.programmeCode},
           ${row.versionId}, ${row.decreeId},
           (select least(coalesce(min(e.decree_line), 0), 0) - 1 from delivery.enrolments e
             where e.region_code = ${reserve.regionCode} and e.decree_id = ${row.decreeId}),
           ${reserve.subjectKind}, ${reserve.subjectId}, ${reserve.familyId}, ${reserve.personId},
           daterange(${input.onDate}::date + 1, ${row.endsOn}::date, '[]'), ${left}::bigint, 1, ${row.channel},
           ${input.accountNumber}, ${input.accountName ?? reserve.name}, ${row.id}
    on conflict do nothing returning id`.execute(tx);
  if (rows.length === 0) return refuse("RESERVE_ALREADY_ENROLLED");
  const told = { happenedOn: input.onDate, reason: input.reason, by: actor.userId };
  await noteEvent(tx, row, { kind: "replaced", ...told });
  await noteEvent(tx, { ...reserve, id: newEnrolmentId }, { kind: "enrolled", ...told });
  await recordAid(
    tx,
    aidRows("listed", null, sql`e.region_code = ${reserve.regionCode} and e.id = ${newEnrolmentId}`),
  );
  return done({ newEnrolmentId, amountRupiah: String(left) }, [
    enrolmentEvents["delivery.enrolment-replaced.v1"](enrolmentSubject(row), {
      newEnrolmentId,
      amountRupiah: String(left),
    }),
  ]);
});
