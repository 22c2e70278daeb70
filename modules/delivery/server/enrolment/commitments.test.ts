import { expect, it } from "vitest";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { generateEntitlements } from "../../contract/generate-entitlements.ts";
import { listCommitments } from "../../contract/list-commitments.ts";
import { markCommitments } from "../../contract/mark-commitments.ts";
import { matchCommitmentRows } from "../../contract/match-commitment-rows.ts";
import { recordCommitments } from "../../contract/record-commitments.ts";
import { anEnrolledDecree } from "../testing/enrolled.ts";
import { aProgramme } from "../testing/programme.ts";
import { handler as generate } from "./generate-entitlements.ts";
import { handler as list } from "./list-commitments.ts";
import { handler as mark } from "./mark-commitments.ts";
import { handler as match } from "./match-commitment-rows.ts";
import { handler as record } from "./record-commitments.ts";

const db = useDatabase();
const officer = anActor({
  areaCode: "36",
  permissions: ["delivery.enrolment.read", "delivery.enrolment.change", "delivery.enrolment.entitle"],
});
const two = (text: string) => ({ id: text, en: text });
const reason = "Tidak hadir tanpa keterangan tiga kali";

/** Jamsosratu: 1,000,000, then 750,000 on the commitment kept. */
async function jamsosratu(lines: number) {
  const programme = await aProgramme(db(), {
    cycle: {
      months: 12,
      stages: [
        { code: "tahap-1", label: two("I"), dueMonth: 3, amountRupiah: 1_000_000, requires: [] },
        { code: "tahap-2", label: two("II"), dueMonth: 9, amountRupiah: 750_000, requires: ["p2k2"] },
      ],
    },
  });
  const decree = await anEnrolledDecree(db(), { programme, lines, amountRupiah: 1_750_000 });
  const of = { programmeCode: programme.code, period: "2026", commitment: "p2k2" };
  return { ...decree, of, ids: decree.enrolments.map((one) => one.id) };
}

const stage2 = async (programmeCode: string) =>
  (
    await db().owner.query<{ state: string; n: number }>(
      `select t.state, count(*)::int as n from delivery.entitlements t
        where t.programme_code = $1 and t.stage = 'tahap-2' group by 1 order by 1`,
      [programmeCode],
    )
  ).rows;

it("records by name who kept a commitment: stage two falls due for them, is held for the others", async () => {
  const { of, ids } = await jamsosratu(3);
  const [first = "", second = "", third = ""] = ids;
  await mustCall(db(), generate, generateEntitlements, officer, {
    programmeCode: of.programmeCode,
    period: "2026",
  });
  expect(await stage2(of.programmeCode)).toEqual([{ state: "held", n: 3 }]);
  const marks = [
    { enrolmentId: first, kept: true },
    { enrolmentId: second, kept: false, reason },
  ];
  expect(await mustCall(db(), mark, markCommitments, officer, { ...of, marks })).toEqual({
    kept: 1,
    notKept: 1,
    released: 1,
    held: 0,
    tooLate: 0,
  });
  // "Everybody else kept it" leaves what was said of one by name.
  expect(
    await mustCall(db(), record, recordCommitments, officer, { ...of, placeCode: "3602" }),
  ).toMatchObject({
    notKept: 0,
    released: 1,
  });
  expect(await stage2(of.programmeCode)).toEqual([
    { state: "due", n: 2 },
    { state: "held", n: 1 },
  ]);
  // Said wrongly, and corrected before it was paid: held again.
  const corrected = { ...of, marks: [{ enrolmentId: third, kept: false, reason }] };
  expect(await mustCall(db(), mark, markCommitments, officer, corrected)).toMatchObject({
    held: 1,
    tooLate: 0,
  });
  await db().owner.query("update delivery.entitlements set state = 'paid' where enrolment_id = $1", [first]);
  const late = { ...of, marks: [{ enrolmentId: first, kept: false, reason }] };
  expect(await mustCall(db(), mark, markCommitments, officer, late)).toMatchObject({ held: 0, tooLate: 1 });
});

it("wants a reason for who did not keep it, and takes nobody of another programme", async () => {
  const { of, ids } = await jamsosratu(1);
  const other = await jamsosratu(1);
  const unkept = { enrolmentId: ids[0] ?? "", kept: false };
  expect(await callOperation(db(), mark, markCommitments, officer, { ...of, marks: [unkept] })).toMatchObject(
    {
      refusal: { code: "REASON_NEEDED" },
    },
  );
  const marks = [
    { enrolmentId: ids[0] ?? "", kept: true },
    { enrolmentId: other.ids[0] ?? "", kept: true },
  ];
  expect(await callOperation(db(), mark, markCommitments, officer, { ...of, marks })).toMatchObject({
    refusal: { code: "ENROLMENT_NOT_FOUND" },
  });
  expect((await mustCall(db(), list, listCommitments, officer, of)).counts).toEqual({
    open: 1,
    kept: 0,
    notKept: 0,
  });
});

it("lists, searches and filters recipients, and keeps protected ones from others", async () => {
  const { of, ids } = await jamsosratu(12);
  await mustCall(db(), mark, markCommitments, officer, {
    ...of,
    marks: [{ enrolmentId: ids[1] ?? "", kept: false, reason }],
  });
  const found = await mustCall(db(), list, listCommitments, officer, { ...of, name: "penerima 1" });
  expect(found.recipients.map((one) => one.name)).toEqual([
    "PENERIMA 1",
    "PENERIMA 10",
    "PENERIMA 11",
    "PENERIMA 12",
  ]);
  const unkept = await mustCall(db(), list, listCommitments, officer, { ...of, state: "not-kept" });
  expect(unkept).toMatchObject({ total: 1, recipients: [{ name: "PENERIMA 2", kept: false, note: reason }] });
  const page = await mustCall(db(), list, listCommitments, officer, { ...of, limit: 8 });
  const rest = await mustCall(db(), list, listCommitments, officer, {
    ...of,
    limit: 8,
    after: page.next ?? "",
  });
  expect(rest.recipients).toHaveLength(4);
  await db().owner.query("update delivery.enrolments set compartment = 'victims' where id = $1", [ids[0]]);
  expect((await mustCall(db(), list, listCommitments, officer, of)).counts).toEqual({
    open: 10,
    kept: 0,
    notKept: 1,
  });
});

it("finds whom the rows of a sheet mean, and says why of those it does not", async () => {
  const { of, id, ids } = await jamsosratu(2);
  const [known, again, stranger] = ["3602145507909011", "3602145507909012", "3602145507909013"];
  await db().owner.query(
    "update delivery.decree_lines set nik = case line when 1 then $2 end, kk_number = case line when 2 then $3 end where decree_id = $1",
    [id, known, again],
  );
  const rows = [known, again, stranger, known].map((number, index) => ({ line: index + 1, number }));
  expect(
    await mustCall(db(), match, matchCommitmentRows, officer, { programmeCode: of.programmeCode, rows }),
  ).toEqual({
    matched: [
      { line: 1, enrolmentId: ids[0], name: "PENERIMA 1" },
      { line: 2, enrolmentId: ids[1], name: "PENERIMA 2" },
    ],
    problems: [
      { line: 3, problem: "unknown" },
      { line: 4, problem: "repeated" },
    ],
  });
});
