import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "#platform/kernel/ids.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { applyBatch as applyContract } from "../contract/apply-batch.ts";
import { checkBatch as checkContract } from "../contract/check-batch.ts";
import { downloadHeld as downloadContract } from "../contract/download-held.ts";
import { finishUpload as finishContract } from "../contract/finish-upload.ts";
import { getBatch as getContract } from "../contract/get-batch.ts";
import { getHeldRow as getRowContract } from "../contract/get-held-row.ts";
import { listHeldRows as listRowsContract } from "../contract/list-held-rows.ts";
import { mendRow as mendContract } from "../contract/mend-row.ts";
import { putPiece as pieceContract } from "../contract/put-piece.ts";
import { saveMapping as mappingContract } from "../contract/save-mapping.ts";
import { saveProfile as profileContract } from "../contract/save-profile.ts";
import { startUpload as startContract } from "../contract/start-upload.ts";
import { undoBatch as undoContract } from "../contract/undo-batch.ts";
import { handler as applyBatch } from "./apply-batch.ts";
import { handler as checkBatch } from "./check-batch.ts";
import { handler as downloadHeld } from "./download-held.ts";
import { handler as finishUpload } from "./finish-upload.ts";
import { handler as getBatch } from "./get-batch.ts";
import { handler as getHeldRow } from "./get-held-row.ts";
import { jobs } from "./jobs/run-work.ts";
import { handler as listHeldRows } from "./list-held-rows.ts";
import { handler as mendRow } from "./mend-row.ts";
import { handler as putPiece } from "./put-piece.ts";
import { handler as saveMapping } from "./save-mapping.ts";
import { handler as saveProfile } from "./save-profile.ts";
import { handler as startUpload } from "./start-upload.ts";
import { testDataFolder } from "./testing/batch-case.ts";
import { dtsenRow, writeDtsen } from "./testing/dtsen-file.ts";
import { handler as undoBatch } from "./undo-batch.ts";

const db = useDatabase();
const actor = anActor({
  areaCode: "3602",
  permissions: [
    "intake.batch.send",
    "intake.batch.read",
    "intake.batch.apply",
    "intake.batch.undo",
    "intake.row.mend",
    "intake.profile.save",
  ],
});

const count = async (statement: string) =>
  Number((await db().owner.query<{ n: bigint }>(`select count(*) as n from ${statement}`)).rows[0]?.n);

/** Sends bytes in pieces of `size`; the third piece is sent twice, as a browser does that lost the answer. */
async function upload(fileName: string, bytes: Buffer, size: number): Promise<string> {
  const { uploadId } = await mustCall(db(), startUpload, startContract, actor, {
    fileName,
    byteSize: bytes.length,
  });
  for (let offset = 0, piece = 0; offset < bytes.length; offset += size, piece += 1) {
    const send = () =>
      mustCall(
        db(),
        putPiece,
        pieceContract,
        actor,
        { uploadId, offset },
        { body: Readable.from([bytes.subarray(offset, offset + size)]) },
      );
    const { receivedBytes } = await send();
    if (piece === 2) expect((await send()).receivedBytes).toBe(receivedBytes);
  }
  return uploadId;
}

async function finish(uploadId: string): Promise<string> {
  const { batchId, outcome } = await mustCall(db(), finishUpload, finishContract, actor, { uploadId });
  expect(outcome).toBe("recognised");
  return batchId;
}

const look = (batchId: string) => mustCall(db(), getBatch, getContract, actor, { batchId });

/** Runs the job that the last command enqueued for the batch. */
async function work(batchId: string, step: "check" | "apply" | "undo"): Promise<void> {
  const { work: open } = await look(batchId);
  await jobs[`intake.${step}`]?.(
    { batchId, workId: open?.workId },
    { database: db(), signal: new AbortController().signal },
  );
}

async function applied(batchId: string): Promise<void> {
  await mustCall(db(), checkBatch, checkContract, actor, {
    batchId,
    baseRevision: (await look(batchId)).revision,
  });
  await work(batchId, "check");
  await mustCall(db(), applyBatch, applyContract, actor, {
    batchId,
    baseRevision: (await look(batchId)).revision,
  });
  await work(batchId, "apply");
}

let rows: ReturnType<typeof dtsenRow>[];
let bytes: Buffer;

beforeAll(async () => {
  rows = Array.from({ length: 20 }, (_, index) => dtsenRow(700_000 + index));
  rows[3] = { ...rows[3], nik: "36021" };
  rows[9] = { ...rows[9], tanggal_lahir: "31-02-1980" };
  bytes = await readFile(await writeDtsen(testDataFolder(), `alur-${newId()}.csv`, rows));
});

describe("a file from upload to undo", () => {
  let batchId = "";

  it("goes on where a broken upload stopped, and refuses a hole", async () => {
    const { uploadId } = await mustCall(db(), startUpload, startContract, actor, {
      fileName: "alur.csv",
      byteSize: bytes.length,
    });
    await mustCall(
      db(),
      putPiece,
      pieceContract,
      actor,
      { uploadId, offset: 0 },
      { body: Readable.from([bytes.subarray(0, 1000)]) },
    );
    const hole = await callOperation(
      db(),
      putPiece,
      pieceContract,
      actor,
      { uploadId, offset: 5000 },
      { body: Readable.from([bytes.subarray(5000)]) },
    );
    expect(hole).toMatchObject({
      ok: false,
      refusal: { code: "UPLOAD_OFFSET_WRONG", details: { receivedBytes: 1000 } },
    });
    expect(await callOperation(db(), finishUpload, finishContract, actor, { uploadId })).toMatchObject({
      refusal: { code: "UPLOAD_INCOMPLETE" },
    });
    const again = await mustCall(db(), startUpload, startContract, actor, {
      fileName: "alur.csv",
      byteSize: bytes.length,
    });
    expect(again).toMatchObject({ uploadId, receivedBytes: 1000 });
    batchId = await finish(await upload("alur.csv", bytes, 700));
    expect(await look(batchId)).toMatchObject({
      state: "received",
      profileId: "dtsen",
      missingFields: [],
      actions: ["map", "check", "cancel"],
    });
  });

  it("is refused when its contents are sent again", async () => {
    const uploadId = await upload("nama-lain.csv", bytes, 100_000);
    expect(await callOperation(db(), finishUpload, finishContract, actor, { uploadId })).toMatchObject({
      refusal: { code: "FILE_ALREADY_IMPORTED", details: { batchId } },
    });
  });

  it("is checked and applied, and balances", async () => {
    await applied(batchId);
    const batch = await look(batchId);
    expect(batch).toMatchObject({
      state: "applied",
      readRows: 20,
      acceptedRows: 18,
      heldRows: 2,
      refusedRows: 0,
      cutOffOn: "2026-10-17",
    });
    expect(
      batch.rules
        .filter((rule) => rule.severity === "hold")
        .map((rule) => rule.rule)
        .toSorted(),
    ).toEqual(["birth-date-impossible", "nik-length"]);
    expect(await count("registry.persons")).toBe(18);
  });

  it("shows held rows masked, by rule, and one in clear to be mended", async () => {
    const listed = await mustCall(db(), listHeldRows, listRowsContract, actor, {
      batchId,
      rule: "nik-length",
    });
    expect(listed).toMatchObject({ total: 1, rows: [{ rowNo: 5 }] });
    expect(listed.rows[0]?.name).not.toContain(rows[3]?.["nama"]);
    expect(listed.rows[0]?.findings[0]).toMatchObject({ rule: "nik-length", fieldLabel: "NIK" });
    const row = await mustCall(db(), getHeldRow, getRowContract, actor, { batchId, rowNo: 5 });
    expect(row.cells.find((cell) => cell.field === "person.nik")?.text).toBe("36021");
    expect(await count(`app.audit where kind = 'access' and subject_id = '${batchId}:5'`)).toBe(1);
  });

  it("takes a mended row in at once, and says what is still wrong with one that is not", async () => {
    const half = await mustCall(db(), mendRow, mendContract, actor, {
      batchId,
      rowNo: 5,
      baseRevision: 1,
      cells: [{ field: "person.nik", text: "3602143208809001" }],
    });
    expect(half).toMatchObject({ state: "held", revision: 2 });
    expect(half.findings.map((finding) => finding.rule)).toContain("nik-impossible-day");
    const taken = rows[4]?.["nik"] ?? "";
    const repeated = await mustCall(db(), mendRow, mendContract, actor, {
      batchId,
      rowNo: 5,
      baseRevision: 2,
      cells: [{ field: "person.nik", text: taken }],
    });
    expect(repeated.findings.map((finding) => finding.rule)).toContain("nik-repeated-in-file");
    const mended = await mustCall(db(), mendRow, mendContract, actor, {
      batchId,
      rowNo: 5,
      baseRevision: 3,
      cells: [{ field: "person.nik", text: "" }],
    });
    expect(mended).toMatchObject({ state: "ready" });
    await work(batchId, "apply");
    expect(await look(batchId)).toMatchObject({
      state: "applied",
      acceptedRows: 19,
      heldRows: 1,
      readyRows: 0,
    });
    expect(await count("registry.persons")).toBe(19);
    expect(await count("registry.families")).toBe(5);
  });

  it("hands held rows out as a sheet that can be sent in again once mended", async () => {
    let sheet = "";
    await mustCall(
      db(),
      downloadHeld,
      downloadContract,
      actor,
      { batchId, format: "csv" },
      {
        deliver: async ({ stream }) => {
          for await (const chunk of stream) sheet += String(chunk);
        },
      },
    );
    expect(sheet).toContain("31-02-1980");
    expect(sheet).toContain("SEBAB");
    const batch = await finish(
      await upload("diperbaiki.csv", Buffer.from(sheet.replace("31-02-1980", "28-02-1980")), 100_000),
    );
    await applied(batch);
    expect(await look(batch)).toMatchObject({ readRows: 1, acceptedRows: 1, heldRows: 0 });
    expect(await count("registry.persons")).toBe(20);
  });

  it("cannot be undone while a later file builds on it, and goes whole once that one is gone", async () => {
    const first = await callOperation(db(), undoBatch, undoContract, actor, {
      batchId,
      baseRevision: (await look(batchId)).revision,
      reason: "salah berkas",
    });
    expect(first).toMatchObject({ ok: false, refusal: { code: "LATER_DEPENDS" } });
    const { rows: later } = await db().owner.query<{ id: string }>(
      "select id from intake.batches where file_name = 'diperbaiki.csv'",
    );
    for (const id of [later[0]?.id ?? "", batchId]) {
      await mustCall(db(), undoBatch, undoContract, actor, {
        batchId: id,
        baseRevision: (await look(id)).revision,
        reason: "salah berkas",
      });
      await work(id, "undo");
      expect(await look(id)).toMatchObject({ state: "undone" });
    }
    for (const table of [
      "persons",
      "families",
      "person_identifiers",
      "family_identifiers",
      "welfare_snapshots",
      "housing_facts",
    ])
      expect([table, await count(`registry.${table}`)]).toEqual([table, 0]);
  });

  it("may come in again after it was undone", async () => {
    const batch = await finish(await upload("lagi.csv", bytes, 100_000));
    await applied(batch);
    expect(await count("registry.persons")).toBe(18);
  });
});

describe("a file nobody knows yet", () => {
  it("is mapped by hand, checked, and kept as a kind of its own", async () => {
    const known = await readFile(
      await writeDtsen(testDataFolder(), `asing-${newId()}.csv`, [dtsenRow(710_001), dtsenRow(710_002)]),
      "utf8",
    );
    const [header = "", ...rest] = known.split("\n");
    const headers = header.split(",");
    const foreign = `${headers.map((_name, index) => `kolom${index}`).join(",")}\n${rest.join("\n")}`;
    const uploadId = await upload("asing.csv", Buffer.from(foreign), 100_000);
    const { batchId, outcome } = await mustCall(db(), finishUpload, finishContract, actor, { uploadId });
    expect(outcome).toBe("unknown");
    const refused = await callOperation(db(), checkBatch, checkContract, actor, { batchId, baseRevision: 1 });
    expect(refused).toMatchObject({ refusal: { code: "FIELDS_MISSING" } });
    const fieldOf: Readonly<Record<string, string>> = {
      nik: "person.nik",
      no_kk: "family.number",
      nama: "person.name",
      tanggal_lahir: "person.bornOn",
      id_jenis_kelamin: "person.sex",
      id_hub_kepala_keluarga: "person.relation",
      status_dtsen: "snapshot.status",
      cut_off: "snapshot.cutOff",
      desil_nasional: "snapshot.decile",
      kode_desa: "place.villageCode",
    };
    const columns = headers.flatMap((name, index) =>
      fieldOf[name] ? [{ index, field: fieldOf[name] ?? null }] : [],
    );
    const saved = await mustCall(db(), saveMapping, mappingContract, actor, {
      batchId,
      baseRevision: 1,
      profileId: "dtsen",
      columns,
    });
    expect(saved.missing).toEqual([]);
    await mustCall(db(), saveProfile, profileContract, actor, {
      batchId,
      profileId: "dtsen-asing",
      title: "DTSEN tanpa judul",
    });
    await applied(batchId);
    expect(await look(batchId)).toMatchObject({ acceptedRows: 2 });
    const second = foreign.replaceAll("SARMANAH", "MARSITI").replaceAll("ASEP", "ENTIS");
    const next = await mustCall(db(), finishUpload, finishContract, actor, {
      uploadId: await upload("asing-2.csv", Buffer.from(`${second}\n`), 100_000),
    });
    expect(next.outcome).toBe("recognised");
    expect((await look(next.batchId)).profileId).toBe("dtsen-asing");
  });
});
