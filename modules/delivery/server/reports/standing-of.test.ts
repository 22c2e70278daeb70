import { expect, it } from "vitest";
import { aUser } from "#modules/identity/server/testkit/users.ts";
import { getWhy } from "#modules/programmes/contract/get-why.ts";
import { getWhyHandlerWith } from "#modules/programmes/server/testing/why.ts";
import { aFamily } from "#modules/registry/server/testing/builders.ts";
import { inScope } from "#platform/db/tx.ts";
import { newId } from "#platform/kernel/ids.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { anEnrolledDecree } from "../testing/enrolled.ts";
import { aProgramme } from "../testing/programme.ts";
import { standingOf } from "./standing-of.ts";

const db = useDatabase();
const village = "3602142001";

/** A selection of the whole province with a line per subject, ranked in the order given; two fit the quota. */
async function aSelection(
  programme: { readonly code: string; readonly versionId: string },
  subjects: readonly string[],
  compartment: string | null = null,
): Promise<string> {
  const id = newId();
  await db().owner.query(
    `insert into delivery.selections (id, programme_code, version_id, period, place_code, title, state, quota, tie_rule, made_by)
     values ($1, $2, $3, '2026', '36', 'Seleksi uji', 'used', '{"3602": 2}', 'Umur tertua', $4)`,
    [id, programme.code, programme.versionId, newId()],
  );
  await db().owner.query(
    `insert into delivery.selection_lines (region_code, selection_id, subject_id, subject_kind, place_code, compartment, rank, amount_rupiah, mark)
     select '3602', $1, s.id, 'family', $2, $4, s.at, 150000, case when s.at <= 2 then 'selected' else 'reserve' end
       from unnest($3::uuid[]) with ordinality as s(id, at)`,
    [id, village, subjects, compartment],
  );
  return id;
}

const standing = (programmeCode: string, subjectId: string, areaCode: string, compartments: string[] = []) =>
  inScope(
    db().app,
    { actorId: newId(), areaCode, bidang: null, compartments, permissions: [] },
    "read only",
    (tx) => standingOf(tx, { programmeCode, regionCode: "3602", subjectId }),
  );

it("tells an officer of the kabupaten/kota the place in a selection of the whole province", async () => {
  const programme = await aProgramme(db());
  const subjects = [newId(), newId(), newId(), newId()];
  await aSelection(programme, subjects);
  const told = async (subjectId: string) => (await standing(programme.code, subjectId, "3602")).selection;
  expect(await told(subjects[0] ?? "")).toMatchObject({
    mark: "selected",
    rank: 1,
    quota: 2,
    chosen: 2,
    lastRank: 2,
    reserves: 2,
    reserveNumber: null,
    regionLabel: "Kabupaten Lebak",
  });
  expect(await told(subjects[3] ?? "")).toMatchObject({ mark: "reserve", rank: 4, reserveNumber: 2 });
  expect(await told(newId())).toMatchObject({ mark: null, rank: null, lastRank: 2 });
});

it("tells nothing of another region, nor of a protected line to who may not see it", async () => {
  const programme = await aProgramme(db());
  const subject = newId();
  await aSelection(programme, [subject], "victims");
  expect(await standing(programme.code, subject, "3604")).toEqual({
    selection: null,
    decrees: [],
    enrolment: null,
  });
  expect((await standing(programme.code, subject, "3602")).selection).toBeNull();
  expect((await standing(programme.code, subject, "3602", ["victims"])).selection).toMatchObject({ rank: 1 });
});

it("names the decree that counted, its officers and the enrolment, on the page that explains", async () => {
  const family = await aFamily(db(), { placeCode: village, members: [{ bornOn: "1950-01-01" }] });
  const programme = await aProgramme(db());
  const decree = await anEnrolledDecree(db(), { programme, placeCode: village, subjects: [family.id] });
  const signer = await aUser(db(), { roles: ["kepala-dinas"], displayName: "RATNA UJI" });
  await db().owner.query("alter table delivery.decrees disable trigger user");
  await db().owner.query("update delivery.decrees set signed_by = $2 where id = $1", [
    decree.id,
    signer.userId,
  ]);
  await db().owner.query("alter table delivery.decrees enable trigger user");
  const officer = anActor({ areaCode: "3602", permissions: ["programmes.why.read"] });
  const why = await mustCall(db(), getWhyHandlerWith(standingOf), getWhy, officer, {
    programmeCode: programme.code,
    subjectId: family.id,
  });
  expect(why.standing.decrees).toMatchObject([
    {
      decreeId: decree.id,
      state: "signed",
      effect: "grant",
      line: 1,
      datedOn: "2026-01-02",
      signedBy: "RATNA UJI",
    },
  ]);
  expect(why.standing.enrolment).toMatchObject({
    state: "active",
    fromOn: "2026-01-01",
    uptoOn: "2026-12-31",
  });
  expect(why.objection).toMatchObject({ fileWithinWorkingDays: 21, answerWithinWorkingDays: 10 });
});
