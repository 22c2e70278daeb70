import { Readable } from "node:stream";
import { beforeAll, describe, expect, it } from "vitest";
import { aFamily, type BuiltFamily } from "#modules/registry/server/testing/builders.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { getProposalList } from "../../contract/get-proposal-list.ts";
import { listProposalLines } from "../../contract/list-proposal-lines.ts";
import { submitProposalList } from "../../contract/submit-proposal-list.ts";
import { withdrawProposalList } from "../../contract/withdraw-proposal-list.ts";
import { aProgramme } from "../testing/programme.ts";
import { handler as getHandler } from "./get-proposal-list.ts";
import { handler as linesHandler } from "./list-proposal-lines.ts";
import { readListJob } from "./read-list-job.ts";
import { handler as submitHandler } from "./submit-proposal-list.ts";
import { handler as withdrawHandler } from "./withdraw-proposal-list.ts";

const db = useDatabase();
const officer = anActor({
  areaCode: "3602",
  permissions: ["delivery.proposal.submit", "delivery.proposal.read"],
});
let programmeCode: string;
let village: { code: string; village: string; district: string };
let known: BuiltFamily;
let hidden: BuiltFamily;

beforeAll(async () => {
  programmeCode = (await aProgramme(db())).code;
  const { rows } = await db().owner.query<{ code: string; village: string; district: string }>(
    `select v.code, v.label as village, d.label as district from places v join places d on d.code = left(v.code, 6)
      where v.code like '3602%' and length(v.code) = 10 order by v.code limit 1`,
  );
  village = rows[0] ?? { code: "", village: "", district: "" };
  known = await aFamily(db(), {
    placeCode: village.code,
    members: [{ name: "SARMANAH" }, { name: "JUHDI", sex: "L", bornOn: "1966-01-30" }],
  });
  hidden = await aFamily(db(), {
    placeCode: village.code,
    members: [{ name: "DEDE", compartment: "children-in-law" }],
  });
});

async function send(text: string, more: Partial<{ placeCode: string; fileName: string }> = {}, by = officer) {
  const sent = await callOperation(
    db(),
    submitHandler,
    submitProposalList,
    by,
    {
      programmeCode,
      period: "2026",
      placeCode: "3602",
      proposedOn: "2026-01-05",
      fileName: "usulan.csv",
      ...more,
    },
    { body: Readable.from([Buffer.from(text)]) },
  );
  if (sent.ok)
    await readListJob(
      { listId: sent.out.listId, batchId: sent.out.batchId },
      { database: db(), signal: new AbortController().signal },
    );
  return sent;
}
const see = (listId: string) => mustCall(db(), getHandler, getProposalList, officer, { listId });

describe("a list of a region", () => {
  it("is read, refused row by row with field and rule, and matched to the registry", async () => {
    const at = `${village.village};${village.district};Kabupaten Lebak`;
    const file = [
      "NAMA;NIK;NO KK;TGL LAHIR;DESA;KECAMATAN;KABUPATEN;NOMINAL",
      `SARMANAH;${known.head.nik};;;${at};150.000`,
      `SAUDARA;;${known.kkNumber};;${at};150.000`,
      `JUHDI, S.Pd;;;30-01-1966;${at};150.000`,
      `ORANG BARU;3602145708549777;;;${at};150.000`,
      `DEDE;${hidden.head.nik};;;${at};150.000`,
      `;3602145708549778;;;${at};150.000`,
      `NIK PENDEK;36021457;;;${at};150.000`,
      "ORANG JAUH;3602145708549779;;;Desa Tidak Ada;Muncang;Kabupaten Lebak;150.000",
      "ORANG SERANG;3602145708549780;;;;;Kota Cilegon;150.000",
    ].join("\n");
    const sent = await send(file);
    if (!sent.ok) throw new Error(sent.refusal.code);
    const list = await see(sent.out.listId);
    expect(list).toMatchObject({
      state: "received",
      lineCount: 5,
      refusedCount: 4,
      matched: { nik: 1, kk: 1, name: 1, none: 2 },
    });
    expect(new Set(list.refusals.map(({ field, rule, firstRow }) => `${field} ${rule} ${firstRow}`))).toEqual(
      new Set([
        "name name-missing 7",
        "nik nik-wrong 8",
        "village place-outside-list 10",
        "village village-unknown 9",
      ]),
    );
    const lines = await mustCall(db(), linesHandler, listProposalLines, officer, { listId: sent.out.listId });
    expect(lines.lines.map(({ line, matchedBy }) => [line, matchedBy])).toEqual([
      [2, "nik"],
      [3, "kk"],
      [4, "name"],
      [5, null],
      // Known only behind a compartment: for the region that sent the list nobody of this number is known.
      [6, null],
    ]);
    expect(JSON.stringify(lines)).not.toContain(String(known.head.nik));
    const again = await send(file, { fileName: "nama-lain.csv" });
    expect(again).toMatchObject({
      status: 409,
      refusal: { code: "LIST_SENT_BEFORE", details: { listId: sent.out.listId } },
    });
    const reason = "Ada kesalahan pada kolom NIK";
    await mustCall(db(), withdrawHandler, withdrawProposalList, officer, { listId: sent.out.listId, reason });
    expect(await see(sent.out.listId)).toMatchObject({ state: "withdrawn", withdrawnBecause: reason });
    expect(await send(file)).toMatchObject({ ok: true });
  });

  it.each([
    ["without the columns that tell who", "NOMOR;KETERANGAN\n1;a\n", "COLUMNS_MISSING"],
    ["that is a PDF", "%PDF-1.7 bukan daftar", "NOT_A_SHEET"],
    ["whose rows are all refused", "NAMA;NIK\n-;1\n", "LIST_WITHOUT_ROWS"],
  ])("%s fails with the reason and may be sent again", async (_what, text, code) => {
    const sent = await send(text);
    if (!sent.ok) throw new Error(sent.refusal.code);
    expect(await see(sent.out.listId)).toMatchObject({ state: "failed", errorCode: code, lineCount: 0 });
    expect(await send(text)).toMatchObject({ ok: true });
  });

  it("of another region is not taken, nor an empty file", async () => {
    expect(await send("NAMA;NIK\n", { placeCode: "3601" })).toMatchObject({ status: 404 });
    expect(await send("")).toMatchObject({ refusal: { code: "FILE_EMPTY" } });
  });
});
