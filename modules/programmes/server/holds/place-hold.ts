import { sql } from "kysely";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { catalogueEvents } from "../../contract/catalogue-events.ts";
import { placeHold } from "../../contract/place-hold.ts";
import { ownsProgramme } from "../catalogue/ownership.ts";
import { findProgramme } from "../catalogue/versions.ts";
import { findSubject } from "./subjects.ts";

export const handler = command(placeHold, async (tx, input, { actor, now, newId }) => {
  const programme = await findProgramme(tx, input.programmeCode);
  if (programme === undefined) return refuse("PROGRAMME_NOT_FOUND");
  const subject = await findSubject(tx, input.subjectKind, input.subjectId);
  if (subject === undefined) return refuse("SUBJECT_NOT_FOUND");
  if (!ownsProgramme(actor, programme.bidang)) return refuse("NOT_YOUR_DIVISION");
  const today = civilDateInWib(now);
  if (input.untilOn !== null && input.untilOn < today) return refuse("UNTIL_IN_PAST");
  // One whose last day is over no longer stands; it makes room and says so in its history.
  await sql`
    update programmes.holds h
       set lifted_at = ${now}, lifted_by = ${actor.userId}::uuid, lift_reason = 'Masanya berakhir.'
     where h.region_code = ${subject.regionCode} and h.subject_id = ${input.subjectId}
       and h.programme_code = ${input.programmeCode} and h.lifted_at is null and h.until_on < ${today}::date`.execute(
    tx,
  );
  const holdId = newId();
  const { rows } = await sql`
    insert into programmes.holds (region_code, id, place_code, compartment, programme_code, subject_kind, subject_id, kind,
      reason, legal_basis, until_on, placed_at, placed_by)
    values (${subject.regionCode}, ${holdId}, ${subject.placeCode}, ${subject.compartment}, ${input.programmeCode},
      ${input.subjectKind}, ${input.subjectId}, ${input.kind}, ${input.reason}, ${input.legalBasis}, ${input.untilOn},
      ${now}, ${actor.userId}::uuid)
    on conflict (region_code, subject_id, programme_code) where lifted_at is null do nothing
    returning 1`.execute(tx);
  if (rows.length === 0) return refuse("HOLD_ALREADY_STANDS");
  return done({ holdId }, [
    catalogueEvents["programmes.hold-placed.v1"](
      // Naming the person beside a protected record would tell every auditor of the area that there is one.
      subject.compartment === null
        ? { kind: input.subjectKind, id: input.subjectId, placeCode: subject.placeCode }
        : { kind: "programme-hold", id: holdId, placeCode: subject.placeCode },
      { holdId, programmeCode: input.programmeCode, kind: input.kind, untilOn: input.untilOn },
    ),
  ]);
});
