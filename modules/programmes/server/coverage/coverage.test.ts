import { text } from "node:stream/consumers";
import { beforeAll, expect, it } from "vitest";
import { aFamily, aRank, type BuiltFamily } from "#modules/registry/server/testing/builders.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { exportMarks } from "../../contract/export-marks.ts";
import { getCoverage } from "../../contract/get-coverage.ts";
import { listMarks } from "../../contract/list-marks.ts";
import { assessEverybody } from "../testing/assess.ts";
import { handler as exportHandler } from "./export-marks.ts";
import { handler as coverageHandler } from "./get-coverage.ts";
import { handler as listHandler } from "./list-marks.ts";

const db = useDatabase();
const village = "3602142001";
const permissions = ["programmes.coverage.read", "programmes.coverage.list"];
const province = anActor({ areaCode: "36", permissions });
const regency = anActor({ areaCode: "3604", permissions });
let eligible: BuiltFamily;
let served: BuiltFamily;

beforeAll(async () => {
  const members = [{ bornOn: "1980-01-05" }, { bornOn: "2024-01-05" }];
  eligible = await aFamily(db(), { placeCode: village, members });
  await aRank(db(), eligible, 1, "2026-01-01");
  served = await aFamily(db(), { placeCode: village, members: [{ bornOn: "1980-01-05" }] });
  await aRank(db(), served, 9, "2026-01-01");
  const elsewhere = await aFamily(db(), { placeCode: "3604052001", members });
  await aRank(db(), elsewhere, 1, "2026-01-01");
  await db().owner.query(
    `insert into registry.aid_received (region_code, place_code, family_id, programme, period_from_on, stage, status, source)
     select '3602', $1, $2, 'PKH', '2026-01-01', '1', 'paid', 'test' from generate_series(1, 2)`,
    [village, served.id],
  );
  await assessEverybody(db());
});

it("counts eligible but unserved, served but not eligible, and served twice", async () => {
  const board = await mustCall(db(), coverageHandler, getCoverage, province, { programmeCode: "pkh" });
  expect(board.programmes).toMatchObject([
    { programmeCode: "pkh", figures: { eligible: 2, unserved: 2, served: 1, wrongly: 1, twice: 1 } },
  ]);
  expect(board.places.map(({ placeCode, figures }) => [placeCode, figures.unserved])).toEqual([
    ["3602", 1],
    ["3604", 1],
  ]);
});

it("goes down from region to village, and never beyond the own area", async () => {
  const board = await mustCall(db(), coverageHandler, getCoverage, province, {
    programmeCode: "pkh",
    placeCode: "360214",
  });
  expect(board.places).toMatchObject([{ placeCode: village, figures: { unserved: 1, wrongly: 1 } }]);
  const own = await mustCall(db(), coverageHandler, getCoverage, regency, {
    programmeCode: "pkh",
    placeCode: "3602",
  });
  expect(own).toMatchObject({ placeCode: "3604", programmes: [{ figures: { unserved: 1, served: 0 } }] });
});

it.each([
  ["eligible", () => [eligible.id], 1],
  ["unserved", () => [eligible.id], 1],
  ["wrongly", () => [served.id], 1],
  ["twice", () => [served.id], 1],
] as const)("opens the list behind %s, page by key", async (kind, ids, total) => {
  const list = await mustCall(db(), listHandler, listMarks, province, {
    programmeCode: "pkh",
    kind,
    placeCode: "3602",
    limit: 1,
  });
  expect(list.rows.map((row) => row.subjectId)).toEqual(ids());
  expect(list).toMatchObject({ total, next: null, rows: [{ numberMasked: expect.stringContaining("•") }] });
});

it("pages by key without losing or repeating anybody", async () => {
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await mustCall(db(), listHandler, listMarks, province, {
      programmeCode: "pkh",
      kind: "unserved",
      limit: 1,
      ...(after === undefined ? {} : { after }),
    });
    seen.push(...page.rows.map((row) => row.subjectId));
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect(seen).toHaveLength(2);
  expect(new Set(seen).size).toBe(2);
});

it("exports the list with masked numbers, and refuses a programme that is not", async () => {
  let csv = "";
  await mustCall(
    db(),
    exportHandler,
    exportMarks,
    province,
    { programmeCode: "pkh", kind: "wrongly" },
    {
      deliver: async (file) => {
        csv = await text(file.stream);
      },
    },
  );
  expect(csv.split("\r\n").filter(Boolean)).toHaveLength(2);
  expect(csv).toContain("SARMANAH");
  expect(csv).not.toContain(String(served.kkNumber));
  expect(
    await callOperation(db(), listHandler, listMarks, province, {
      programmeCode: "tidak-ada",
      kind: "served",
    }),
  ).toMatchObject({ ok: false, status: 404 });
});

it("opens every figure of the board as a list of just as many, for every programme, region and village", async () => {
  const keys = {
    eligible: "eligible",
    unserved: "unserved",
    served: "served",
    wrongly: "wrongly",
    twice: "twice",
    lacking: "lacking",
    overlap: "overlap",
    "cooling-off": "coolingOff",
  } as const;
  for (const placeCode of ["36", "3602", village]) {
    const board = await mustCall(db(), coverageHandler, getCoverage, province, { placeCode });
    for (const { programmeCode, figures } of board.programmes)
      for (const [kind, key] of Object.entries(keys) as Array<[keyof typeof keys, keyof typeof figures]>) {
        if (figures[key] === 0) continue;
        const list = await mustCall(db(), listHandler, listMarks, province, {
          programmeCode,
          kind,
          placeCode,
        });
        expect([programmeCode, kind, list.total, list.rows.length]).toEqual([
          programmeCode,
          kind,
          figures[key],
          figures[key],
        ]);
      }
  }
});
