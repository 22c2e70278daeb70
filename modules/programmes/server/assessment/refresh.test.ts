import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { recordAid } from "#modules/registry/server/index.ts";
import { aFamily, aGroup, aRank, type BuiltFamily } from "#modules/registry/server/testing/builders.ts";
import { inScope } from "#platform/db/tx.ts";
import { newId } from "#platform/kernel/ids.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { assessEverybody, refreshEverybody, scopeOf } from "../testing/assess.ts";
import { currentAssessment } from "./assessment-row.ts";
import { readMarks } from "./read-marks.ts";
import { canRefresh } from "./refresh-assessment.ts";

const db = useDatabase();
const village = "3602142001";
let family: BuiltFamily;
let other: BuiltFamily;
let groupId = "";

const statusOf = async (programmeCode: string, id: string) => {
  const found = await inScope(db().app, scopeOf("36"), "read only", (tx) =>
    readMarks(tx, { programmeCode, period: "2026", subjectIds: [id] }),
  );
  return found[0]?.status;
};

const totals = async () => {
  const { rows } = await db().owner.query<{ line: string }>(
    `select t.place_code || ' ' || t.programme_code || ' ' || t.state || ' ' || t.subject_count as line
       from programmes.assessment_totals t join programmes.assessments a on a.id = t.assessment_id and a.state = 'done'
      order by 1`,
  );
  return rows.map((row) => row.line);
};

beforeAll(async () => {
  family = await aFamily(db(), {
    placeCode: village,
    members: [{ bornOn: "1980-01-05" }, { bornOn: "2023-01-05" }],
  });
  await aRank(db(), family, 6, "2026-01-01");
  other = await aFamily(db(), {
    placeCode: "3604052001",
    members: [{ bornOn: "1950-01-05" }, { bornOn: "1952-01-05" }],
  });
  await aRank(db(), other, 2, "2026-01-01");
  groupId = await aGroup(
    db(),
    village,
    "KUBE MEKAR",
    family.members.map((member) => member.id),
  );
  await assessEverybody(db());
});

it("touches nobody where nothing changed", async () => {
  expect(await refreshEverybody(db())).toMatchObject({
    mode: "changes",
    families: 0,
    persons: 0,
    crossings: 0,
  });
});

it("judges again whom a new rank, a new member or new aid concerns, and keeps who crossed which line", async () => {
  expect(await statusOf("jamsosratu", family.id)).toBe("not-eligible");
  await aRank(db(), family, 2, "2026-06-01");
  const result = await refreshEverybody(db());
  expect(result).toMatchObject({ families: 1, persons: 2 });
  expect(await statusOf("jamsosratu", family.id)).toBe("eligible");
  const { rows } = await db().owner.query(
    `select c.programme_code, c.subject_kind, c.from_state, c.to_state, c.changed from programmes.crossings c
      where c.subject_id = $1 and c.programme_code = 'jamsosratu'`,
    [family.id],
  );
  expect(rows).toEqual([
    {
      programme_code: "jamsosratu",
      subject_kind: "family",
      from_state: 0,
      to_state: 1,
      changed: [{ code: "desil", from: 0, to: 1 }],
    },
  ]);
  await db().owner.query(
    `insert into registry.aid_received (region_code, place_code, family_id, programme, period_from_on, status, source)
     values ('3602', $1, $2, 'Jamsosratu', '2026-02-01', 'paid', 'test')`,
    [village, family.id],
  );
  expect(await refreshEverybody(db())).toMatchObject({ families: 1 });
  expect(await statusOf("jamsosratu", family.id)).toBe("served");
});

it("sees aid of which only the status changes", async () => {
  const aidId = newId();
  const note = (status: string) =>
    inScope(db().loader, scopeOf("36"), "read write", (tx) =>
      recordAid(
        tx,
        sql`select '3602' as region_code, ${aidId}::uuid as id, ${village}::text as place_code, null::text as compartment,
                   ${family.id}::uuid as family_id, null::uuid as person_id, 'PKH' as programme, 'Dinas Sosial' as giver,
                   date '2026-01-01' as period_from_on, date '2026-12-31' as period_upto_on, '1' as stage, 100::bigint as amount_rupiah,
                   null::date as received_on, ${status}::text as status`,
      ),
    );
  await note("paid");
  await refreshEverybody(db());
  expect(await statusOf("pkh", family.id)).toBe("served");
  // Written long ago: what is seen from here on is seen by the log of changes.
  await db().owner.query(
    "update registry.aid_received set created_at = now() - interval '1 day' where id = $1",
    [aidId],
  );
  await note("paid");
  expect(await refreshEverybody(db())).toMatchObject({ families: 0 });
  await note("returned");
  expect(await refreshEverybody(db())).toMatchObject({ families: 1 });
  expect(await statusOf("pkh", family.id)).not.toBe("served");
});

it("leaves the same marks and totals as judging everybody anew", async () => {
  await db().owner.query("update registry.persons set born_on = '1940-01-01' where id = $1", [other.head.id]);
  await db().owner.query(
    `insert into registry.changes (region_code, place_code, subject_kind, subject_id, field, old_value, new_value, source)
     values ('3604', '3604052001', 'person', $1, 'born_on', '1950-01-05', '1940-01-01', 'test')`,
    [other.head.id],
  );
  await refreshEverybody(db());
  const [statuses, counted] = [await statusOf("jslu", other.head.id), await totals()];
  await assessEverybody(db());
  expect([await statusOf("jslu", other.head.id), await totals()]).toEqual([statuses, counted]);
});

it("judges groups on their members", async () => {
  expect(await statusOf("kube", groupId)).toBe("not-eligible");
});

it("is not possible on another date, with other versions, or after an import was taken back", async () => {
  const assessment = await currentAssessment(db().loader, "2026");
  if (assessment === undefined) throw new Error("no assessment");
  expect(await canRefresh(db().loader, assessment, "2026-11-22")).toBe(true);
  expect(await canRefresh(db().loader, assessment, "2026-12-01")).toBe(false);
  await db().owner.query(
    `insert into app.batches (kind, title, state, place_code, created_by, finished_at)
     values ('intake.undo', 'x', 'done', '36', $1, now())`,
    [assessment.id],
  );
  expect(await canRefresh(db().loader, assessment, "2026-11-22")).toBe(false);
});
