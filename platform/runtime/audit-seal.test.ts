import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "#platform/testkit/database.ts";
import { leafHash, merkleRoot } from "./merkle.ts";
import { sealAudit } from "./seal-audit.ts";
import { verifyAudit } from "./verify-audit.ts";

const db = useDatabase();

async function writeRows(count: number): Promise<void> {
  await db().owner.query(
    `insert into app.audit (kind, type, operation, request_id, subject_kind, subject_id, data)
     select 'event', 'test.done.v1', 'test.do', 'r', 'thing', n::text, jsonb_build_object('n', n) from generate_series(1, $1) n`,
    [count],
  );
}

beforeEach(async () => {
  await db().owner.query("truncate app.audit, app.audit_seals restart identity");
});

describe("the sealed audit trail", () => {
  it("verifies when untouched, across several seals, and counts what is not sealed yet", async () => {
    for (const count of [3, 1, 8]) {
      await writeRows(count);
      expect(await sealAudit(db().owner)).toBe(count);
    }
    await writeRows(2);
    expect(await verifyAudit(db().owner)).toEqual({ seals: 3, sealedRows: 12, unsealedRows: 2, fault: null });
    expect(await sealAudit(db().owner)).toBe(2);
    expect(await sealAudit(db().owner)).toBe(0);
  });

  it.each([
    [
      "an altered value",
      "update app.audit set data = '{\"n\": 99}' where seq = 6",
      { kind: "row-altered", seq: "6", sealId: "2" },
    ],
    [
      "an altered time",
      "update app.audit set at = at + interval '1 microsecond' where seq = 2",
      { kind: "row-altered", seq: "2", sealId: "1" },
    ],
    ["a missing row", "delete from app.audit where seq = 5", { kind: "row-missing", seq: "5", sealId: "2" }],
    [
      "a row put in between",
      "delete from app.audit where seq = 4; insert into app.audit overriding system value select 4, a.at, a.kind, a.type, a.operation, null, null, 'x', null, 'thing', '4', null, null, '{}' from app.audit a where seq = 3",
      { kind: "row-altered", seq: "4", sealId: "1" },
    ],
    [
      "a row before the first",
      "insert into app.audit (seq, kind, type, operation, request_id, subject_kind, subject_id, data) overriding system value values (0, 'event', 't.t.v1', 'o', 'r', 's', '1', '{}'); select 1",
      null,
    ],
    [
      "a seal replaced",
      "update app.audit_seals set leaves = leaves || leaves where id = 2",
      { kind: "seal-altered", sealId: "2" },
    ],
    ["a seal removed", "delete from app.audit_seals where id = 2", { kind: "seal-missing", sealId: "2" }],
  ] as const)("names the first fault: %s", async (_name, attack, fault) => {
    for (const count of [4, 4, 4]) {
      await writeRows(count);
      await sealAudit(db().owner);
    }
    await db().owner.query(attack);
    const report = await verifyAudit(db().owner);
    expect(report.fault).toEqual(fault ?? { kind: "row-inserted", seq: "0", sealId: "1" });
  });

  it("names a row inserted into a gap of the sequence", async () => {
    await writeRows(2);
    await db().owner.query("select nextval(pg_get_serial_sequence('app.audit', 'seq'))");
    await writeRows(2);
    await sealAudit(db().owner);
    await db().owner.query(
      "insert into app.audit (seq, kind, type, operation, request_id, subject_kind, subject_id, data) overriding system value values (3, 'event', 't.t.v1', 'o', 'r', 's', '1', '{}')",
    );
    expect((await verifyAudit(db().owner)).fault).toEqual({ kind: "row-inserted", seq: "3", sealId: "1" });
  });

  it("does not let the application role change or remove what it wrote", async () => {
    await writeRows(1);
    await expect(db().app.query("update app.audit set data = '{}'")).rejects.toThrow(/permission denied/);
    await expect(db().app.query("delete from app.audit")).rejects.toThrow(/permission denied/);
    await expect(db().app.query("update app.audit_seals set root = root")).rejects.toThrow(
      /permission denied/,
    );
  });

  it("waits for no one: a running command postpones the seal, it does not lose its row", async () => {
    const client = await db().app.connect();
    await client.query("begin");
    await client.query(
      "insert into app.audit (kind, type, operation, request_id, subject_kind, subject_id, data) values ('event', 't.t.v1', 'o', 'r', 's', '1', '{}')",
    );
    await writeRows(1);
    expect(await sealAudit(db().owner)).toBe(0);
    await client.query("commit");
    client.release();
    expect(await sealAudit(db().owner)).toBe(2);
  });
});

describe("merkleRoot", () => {
  it("changes with any change, swap or loss of a leaf", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 40 }), fc.nat(), (rows, pick) => {
        const leaves = rows.map(leafHash);
        const root = merkleRoot(leaves);
        const at = pick % (leaves.length - 1);
        const swapped = leaves
          .with(at, leaves[at + 1] ?? leafHash(""))
          .with(at + 1, leaves[at] ?? leafHash(""));
        expect(merkleRoot(leaves.with(at, leafHash(`${rows[at]}!`))).equals(root)).toBe(false);
        expect(merkleRoot(swapped).equals(root)).toBe(false);
        expect(merkleRoot(leaves.toSpliced(at, 1)).equals(root)).toBe(false);
      }),
    );
  });
});
