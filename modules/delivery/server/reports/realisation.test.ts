import { expect, it } from "vitest";
import { anActor } from "#platform/testkit/actors.ts";
import { mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { exportEntitlements } from "../../contract/export-entitlements.ts";
import { getRealisation } from "../../contract/get-realisation.ts";
import { listEntitlements } from "../../contract/list-entitlements.ts";
import { anEntitledDecree } from "../testing/entitled.ts";
import { rowsOf } from "../testing/open-bundle.ts";
import { handler as exported } from "./export-entitlements.ts";
import { handler as realisation } from "./get-realisation.ts";
import { handler as entitlements } from "./list-entitlements.ts";

const db = useDatabase();
const auditor = anActor({ areaCode: "36", permissions: ["delivery.realisation.read"] });

const put = (id: string | undefined, state: string) =>
  db().owner.query("update delivery.entitlements set state = $2 where id = $1", [id, state]);

it("adds up per programme, region and month, and every figure opens its list", async () => {
  const decree = await anEntitledDecree(db(), { placeCode: "3602142001", lines: 6 });
  const [paid, handed, returned, paying, cancelled] = decree.entitlementIds;
  await put(paid, "paid");
  await put(handed, "handed-over");
  await put(returned, "returned");
  await put(paying, "paying");
  await put(cancelled, "cancelled");
  const programmeCode = decree.programme.code;
  const { rows } = await mustCall(db(), realisation, getRealisation, auditor, { year: 2026, programmeCode });
  expect(rows).toMatchObject([
    {
      region: { code: "3602", name: "Kabupaten Lebak" },
      month: "2026-03",
      entitled: { count: 5, rupiah: "750000" },
      waiting: { count: 1, rupiah: "150000" },
      paying: { count: 1, rupiah: "150000" },
      received: { count: 2, rupiah: "300000" },
      returned: { count: 1, rupiah: "150000" },
    },
  ]);
  const listed = async (state?: "received" | "waiting" | "returned") =>
    (
      await mustCall(db(), entitlements, listEntitlements, auditor, {
        programmeCode,
        placeCode: "3602",
        month: "2026-03",
        ...(state === undefined ? {} : { state }),
      })
    ).total;
  expect([
    await listed(),
    await listed("received"),
    await listed("waiting"),
    await listed("returned"),
  ]).toEqual([5, 2, 1, 1]);
});

it("pages through a list without losing or repeating a line", async () => {
  const decree = await anEntitledDecree(db(), { placeCode: "3602142001", lines: 7 });
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await mustCall(db(), entitlements, listEntitlements, auditor, {
      programmeCode: decree.programme.code,
      limit: 3,
      ...(after === undefined ? {} : { after }),
    });
    seen.push(...page.entitlements.map((line) => line.entitlementId));
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect(seen.toSorted()).toEqual(decree.entitlementIds.toSorted());
});

it("exports the whole list behind a figure, and only that", async () => {
  const decree = await anEntitledDecree(db(), { placeCode: "3602142001", lines: 4 });
  await put(decree.entitlementIds[0], "paid");
  const parts: Buffer[] = [];
  await mustCall(
    db(),
    exported,
    exportEntitlements,
    auditor,
    { programmeCode: decree.programme.code, month: "2026-03", state: "waiting" },
    {
      deliver: async ({ stream }) => {
        for await (const part of stream) parts.push(Buffer.from(part as Buffer));
      },
    },
  );
  const rows = rowsOf(Buffer.concat(parts));
  expect(rows.map((row) => [row[5], row[7]])).toEqual(
    Array.from({ length: 3 }, () => ["150000", "menunggu"]),
  );
});
