import { readFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { aFamily } from "#modules/registry/server/testing/builders.ts";
import type { AnyContract, CallOf } from "#platform/kernel/contract.ts";
import type { Operation } from "#platform/runtime/operation.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { answerRequest } from "../contract/answer-request.ts";
import { changeBreach } from "../contract/change-breach.ts";
import { closeBreach } from "../contract/close-breach.ts";
import { decideDestruction } from "../contract/decide-destruction.ts";
import { getRequest } from "../contract/get-request.ts";
import { listBreaches } from "../contract/list-breaches.ts";
import { listRequests } from "../contract/list-requests.ts";
import { listRetention } from "../contract/list-retention.ts";
import { notifyBreach } from "../contract/notify-breach.ts";
import { printBreachNotice } from "../contract/print-breach-notice.ts";
import { printDestruction } from "../contract/print-destruction.ts";
import { printRequestAnswer } from "../contract/print-request-answer.ts";
import { proposeDestruction } from "../contract/propose-destruction.ts";
import { recordBreach } from "../contract/record-breach.ts";
import { recordRequest } from "../contract/record-request.ts";
import { operations as breachOperations } from "./breaches/operations.ts";
import { operations as requestOperations } from "./requests/operations.ts";
import { operations as retentionOperations } from "./retention/operations.ts";
import { keptSince } from "./retention/past-their-time.ts";
import { countOf, oldRequests } from "./testkit/registers.ts";

const db = useDatabase();
const village = "3602142001";
const all = [...requestOperations, ...breachOperations, ...retentionOperations];
const permissions = [...new Set(all.map((operation) => operation.contract.permission))];
const officer = anActor({ areaCode: "3602", permissions });

const operationOf = (contract: AnyContract): Operation => {
  const found = all.find((operation) => operation.contract === contract);
  if (!found) throw new Error(`${contract.name} is not among the operations`);
  return found;
};
const must = <C extends AnyContract>(contract: C, input: CallOf<C>, actor = officer) =>
  mustCall(db(), operationOf(contract), contract, actor, input);
const refusal = async <C extends AnyContract>(contract: C, input: CallOf<C>, actor = officer) => {
  const outcome = await callOperation(db(), operationOf(contract), contract, actor, input);
  return outcome.ok ? "ok" : outcome.refusal.code;
};

/** Purposes of the looks at a subject, as an officer of the area is told them. */
async function looksSeenFrom(areaCode: string, subjectId: string): Promise<string[]> {
  const client = await db().app.connect();
  try {
    await client.query("begin");
    await client.query("select app.enter(null, $1, null, '{}', '{accountability.request.read}')", [areaCode]);
    const { rows } = await client.query<{ purpose: string }>("select * from accountability.looks_at($1)", [
      subjectId,
    ]);
    await client.query("rollback");
    return rows.map((row) => row.purpose);
  } finally {
    client.release();
  }
}

async function pdfOf<C extends AnyContract>(
  contract: C,
  input: CallOf<C>,
): Promise<{ name: string; bytes: Buffer }> {
  let file = { name: "", bytes: Buffer.alloc(0) };
  const outcome = await callOperation(db(), operationOf(contract), contract, officer, input, {
    deliver: async (answer) => {
      file = { name: answer.fileName, bytes: await buffer(answer.stream) };
    },
  });
  expect(outcome).toMatchObject({ ok: true });
  expect(file.bytes.subarray(0, 5).toString()).toBe("%PDF-");
  return file;
}

describe("a person's request about the own data", () => {
  const ask = async (more: object = {}) => {
    const { head } = await aFamily(db(), { placeCode: village });
    const request = await must(recordRequest, {
      subjectId: head.id,
      kind: "access",
      requesterName: "Sarmanah",
      requesterRelation: "self",
      identityChecked: "identity-card",
      channel: "counter",
      request: "Minta salinan data saya.",
      receivedAt: new Date(Date.now() - 3_600_000).toISOString(),
      ...more,
    });
    return { ...request, subjectId: head.id };
  };

  it("gets a number and 72 hours, is answered once, and the letter tells who looked", async () => {
    const { requestId, number, subjectId } = await ask();
    expect(number).toMatch(/^PDP-\d{4}-\d{4}$/);
    const open = await must(getRequest, { requestId });
    expect(new Date(open.dueAt).getTime() - new Date(open.receivedAt).getTime()).toBe(72 * 3_600_000);
    expect(open.allowed).toEqual(["answer"]);
    expect(await refusal(printRequestAnswer, { requestId })).toBe("NOT_ANSWERED_YET");

    const answer = {
      requestId,
      baseRevision: open.revision,
      state: "granted",
      answer: "Salinan diserahkan.",
    } as const;
    await must(answerRequest, answer);
    expect(await refusal(answerRequest, { ...answer, answer: "Salinan dikirim lewat pos." })).toBe(
      "ALREADY_ANSWERED",
    );
    const letter = await pdfOf(printRequestAnswer, { requestId });
    expect(letter.name).toBe(`${number}.pdf`);
    // The look through get-request above is one that the letter tells; another region's officer learns of none.
    expect(await looksSeenFrom("3602", subjectId)).toContain("subject-request");
    expect(await looksSeenFrom("3604", subjectId)).toEqual([]);
  });

  it("is not refused without the law that allows it", async () => {
    const { requestId } = await ask({ kind: "correction" });
    const answer = { requestId, baseRevision: 1, state: "refused", answer: "Data sesuai dokumen." } as const;
    expect(await refusal(answerRequest, answer)).toBe("LEGAL_BASIS_MISSING");
    await must(answerRequest, { ...answer, legalBasis: "UU 27/2022 pasal 33" });
  });

  it("counts as late in the register when its clock has run out", async () => {
    const before = await must(listRequests, {});
    await ask({ receivedAt: new Date(Date.now() - 80 * 3_600_000).toISOString() });
    const after = await must(listRequests, { state: "open" });
    expect([after.openCount - before.openCount, after.lateCount - before.lateCount]).toEqual([1, 1]);
    expect(after.requests.every((line) => line.answeredAt === null)).toBe(true);
  });

  it("cannot be received tomorrow, nor for a person of another region", async () => {
    const { head } = await aFamily(db(), { placeCode: "3604052001" });
    const input = {
      subjectId: head.id,
      kind: "access",
      requesterName: "Sarmanah",
      requesterRelation: "self",
      identityChecked: "identity-card",
      channel: "counter",
      request: "Minta salinan data saya.",
      receivedAt: new Date(Date.now() - 1000).toISOString(),
    } as const;
    expect(await refusal(recordRequest, input)).toBe("SUBJECT_NOT_FOUND");
    const near = await aFamily(db(), { placeCode: village });
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    expect(await refusal(recordRequest, { ...input, subjectId: near.head.id, receivedAt: tomorrow })).toBe(
      "RECEIVED_IN_FUTURE",
    );
  });

  it("numbers run without holes when many arrive at once", async () => {
    const numbers = await Promise.all(Array.from({ length: 6 }, async () => (await ask()).number));
    const serials = numbers.map((number) => Number(number.slice(-4))).toSorted((a, b) => a - b);
    expect(serials.map((serial) => serial - (serials[0] ?? 0))).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

describe("a breach", () => {
  const facts = {
    title: "Berkas salah kirim",
    kind: "confidentiality",
    whatData: "Nama dan alamat 40 orang",
    subjectCount: 40,
    how: "Surat elektronik terkirim ke alamat lain",
  } as const;
  const foundAt = () => new Date(Date.now() - 2 * 3_600_000).toISOString();

  it("is closed only after both notices and with handling and recovery written down", async () => {
    const { breachId } = await must(recordBreach, { ...facts, foundAt: foundAt() });
    const note = "Alamat kini diperiksa dua orang.";
    expect(await refusal(closeBreach, { breachId, baseRevision: 1, note })).toBe("NOT_YET_TOLD");
    const toldAt = new Date(Date.now() - 60_000).toISOString();
    expect(await must(notifyBreach, { breachId, whom: "authority", toldAt })).toEqual({
      state: "open",
      late: false,
    });
    expect(await must(notifyBreach, { breachId, whom: "subjects", toldAt })).toEqual({
      state: "notified",
      late: false,
    });
    expect(await refusal(notifyBreach, { breachId, whom: "subjects", toldAt })).toBe("ALREADY_TOLD");
    expect(await refusal(closeBreach, { breachId, baseRevision: 3, note })).toBe("HANDLING_MISSING");
    await must(changeBreach, {
      breachId,
      baseRevision: 3,
      ...facts,
      handling: "Penerima diminta menghapus.",
      recovery: "Penghapusan dibuktikan.",
    });
    expect(await must(closeBreach, { breachId, baseRevision: 4, note })).toEqual({ state: "closed" });
    const { breaches } = await must(listBreaches, { breachId });
    expect(breaches).toMatchObject([{ state: "closed", closingNote: note, allowed: [] }]);
    expect(await refusal(changeBreach, { breachId, baseRevision: 5, ...facts })).toBe("BREACH_CLOSED");
  });

  it("is told late when the notice comes after three days", async () => {
    const longAgo = new Date(Date.now() - 100 * 3_600_000).toISOString();
    const { breachId } = await must(recordBreach, { ...facts, foundAt: longAgo });
    const toldAt = new Date(Date.now() - 60_000).toISOString();
    expect(await must(notifyBreach, { breachId, whom: "authority", toldAt })).toMatchObject({ late: true });
  });

  it("has a letter for the people and one for the authority", async () => {
    const { breachId, number } = await must(recordBreach, { ...facts, foundAt: foundAt() });
    expect((await pdfOf(printBreachNotice, { breachId, whom: "subjects" })).name).toBe(
      `${number}-subjek-data.pdf`,
    );
    expect((await pdfOf(printBreachNotice, { breachId, whom: "authority" })).name).toBe(
      `${number}-lembaga.pdf`,
    );
  });
});

describe("retention", () => {
  it("keeps until the same day of the year, 29 February included", () => {
    expect(keptSince(new Date("2026-11-22T10:00:00+07:00"), 5)).toBe("2021-11-22");
    expect(keptSince(new Date("2028-02-29T10:00:00+07:00"), 5)).toBe("2023-02-28");
    expect(keptSince(new Date("2028-02-29T10:00:00+07:00"), 4)).toBe("2024-02-29");
  });

  it("destroys what one proposed and another decided, spares what came back, and writes minutes", async () => {
    const ids = await oldRequests(db(), village, 3);
    const proposer = anActor({ areaCode: "3602", permissions });
    const { classes } = await must(listRetention, {});
    expect(classes.find((line) => line.code === "answered-requests")).toMatchObject({ dueCount: 3 });
    expect(await refusal(proposeDestruction, { classCode: "audit-trail" })).toBe("CLASS_NOT_DESTROYABLE");
    const { destructionId, recordCount } = await must(
      proposeDestruction,
      { classCode: "answered-requests" },
      proposer,
    );
    expect(recordCount).toBe(3);
    expect(await refusal(proposeDestruction, { classCode: "answered-requests" }, proposer)).toBe(
      "ALREADY_PROPOSED",
    );
    const decision = { destructionId, carryOut: true, note: "Sesuai JRA." };
    expect(await refusal(decideDestruction, decision, proposer)).toBe("OWN_PROPOSAL");
    // Since the proposal one answer turned out to be of this year.
    await db().owner.query("update accountability.subject_requests set answered_at = now() where id = $1", [
      ids[0],
    ]);
    expect(await must(decideDestruction, decision)).toEqual({ state: "done", destroyedCount: 2 });
    expect(await countOf(db(), "subject_requests", `id in ('${ids.join("','")}')`)).toBe(1);
    await pdfOf(printDestruction, { destructionId });
  });

  it("can be broken by nobody else: the database refuses the deletion without the permission", async () => {
    const [id = ""] = await oldRequests(db(), village, 1);
    const client = await db().app.connect();
    try {
      await client.query("begin");
      await client.query("select app.enter(null, '3602', null, '{}', '{accountability.request.read}')");
      expect(
        (await client.query("delete from accountability.subject_requests where id = $1", [id])).rowCount,
      ).toBe(0);
      await client.query("rollback");
    } finally {
      client.release();
    }
  });

  it("names its classes with source and doubt", () => {
    const text = readFileSync(new URL("../../../reference/retention/classes.json", import.meta.url), "utf8");
    const { classes } = JSON.parse(text) as { classes: Array<{ legalBasis: string; unverified: boolean }> };
    expect(classes.every((line) => line.legalBasis !== "" && line.unverified)).toBe(true);
  });
});
