import { sql } from "kysely";
import { fieldFamilies } from "#modules/registry/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { readCaseload } from "../../contract/read-caseload.ts";
import { findOwnDevice } from "./device-row.ts";

type Family = OutputOf<typeof readCaseload>["families"][number];

interface Mark {
  readonly familyId: string;
  readonly number: number;
  readonly gone: boolean;
}

async function readTasks(tx: Tx, familyIds: readonly string[], userId: string) {
  const { rows } = await sql<Family["tasks"][number] & { familyId: string }>`
    select t.family_id as "familyId", t.id as "taskId", t.kind, t.person_id as "personId", t.priority::int as priority,
           t.due_on as "dueOn", t.assigned_to = ${userId} is true as mine
      from verification.tasks t
     where t.region_code >= left((select app.area_from()), 4) and t.region_code < (select app.area_upto())
       and t.family_id = any (${familyIds}::uuid[])
       and (t.state = 'open' or t.state = 'assigned' and t.assigned_to = ${userId})
     order by t.priority desc, t.id`.execute(tx);
  return Map.groupBy(rows, (row) => row.familyId);
}

async function readLastVisits(tx: Tx, familyIds: readonly string[]) {
  const { rows } = await sql<
    Omit<NonNullable<Family["lastVisit"]>, "visitedAt"> & { familyId: string; visitedAt: Date }
  >`
    select distinct on (v.family_id) v.family_id as "familyId", v.visited_at as "visitedAt", v.result,
           v.questionnaire_code as "questionnaireCode", v.answers
      from verification.visits v
     where v.region_code >= left((select app.area_from()), 4) and v.region_code < (select app.area_upto())
       and v.family_id = any (${familyIds}::uuid[])
     order by v.family_id, v.visited_at desc`.execute(tx);
  return new Map(rows.map((row) => [row.familyId, row]));
}

export const handler = query(readCaseload, async (tx, input, { actor }) => {
  const device = await findOwnDevice(tx, input.deviceId, actor);
  if (!device) return refuse("DEVICE_NOT_FOUND");
  if (device.isRevoked) return refuse("DEVICE_REVOKED");
  const { rows } = await sql<Mark>`
    select d.family_id as "familyId", d.change_number::int as number, d.gone from verification.device_families d
     where d.device_id = ${device.id} and d.change_number > ${input.after}
     order by d.change_number limit ${input.limit + 1}`.execute(tx);
  const page = rows.slice(0, input.limit);
  const ids = page.flatMap((mark) => (mark.gone ? [] : [mark.familyId]));
  const families = new Map((await fieldFamilies(tx, ids)).map((family) => [family.familyId, family]));
  const tasks = await readTasks(tx, ids, actor.userId);
  const visits = await readLastVisits(tx, ids);
  const out = page.flatMap(({ familyId, number }): Family[] => {
    const family = families.get(familyId);
    if (family === undefined) return [];
    const visit = visits.get(familyId);
    return [
      {
        ...family,
        number,
        members: [...family.members],
        lastVisit:
          visit === undefined
            ? null
            : {
                visitedAt: visit.visitedAt.toISOString(),
                result: visit.result,
                questionnaireCode: visit.questionnaireCode,
                answers: visit.answers,
              },
        tasks: (tasks.get(familyId) ?? []).map(({ familyId: _family, ...task }) => task),
      },
    ];
  });
  // A family that left between the two halves is a tombstone already; the next refresh numbers it.
  const gone = page.flatMap(({ familyId }) => (families.has(familyId) ? [] : [familyId]));
  return shown(
    { families: out, gone, next: page.at(-1)?.number ?? input.after, more: rows.length > input.limit },
    {
      purpose: "verification",
      subjects: out.map(({ familyId, placeCode }) => ({ kind: "family", id: familyId, placeCode })),
    },
  );
});
