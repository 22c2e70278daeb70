import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aFamily } from "#modules/registry/server/testing/builders.ts";
import { BatchStopped, type Progress } from "#platform/batch/progress.ts";
import { newId } from "#platform/kernel/ids.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { linkRegistry } from "./link-registry.ts";
import { linkageFolder } from "./work-folder.ts";

const db = useDatabase();
const calm: Progress = {
  phase: () => Promise.resolve(),
  advance: () => Promise.resolve(),
  check: () => Promise.resolve(),
};
/** Stops at a phase, as a cancel or the end of the process does. */
const stoppingAt = (name: string, reason: "cancelled" | "stopping"): Progress => ({
  ...calm,
  phase: (now) => (now === name ? Promise.reject(new BatchStopped(reason)) : Promise.resolve()),
});
const request = () => ({ runId: newId(), areaCode: "3602", startedBy: newId(), workId: null, train: false });
const place = "3602012001";
const before = process.env["SINERGI_DATA"];
let data = "";

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "link-run-"));
  process.env["SINERGI_DATA"] = data;
});
afterAll(async () => {
  process.env["SINERGI_DATA"] = before;
  await rm(data, { recursive: true, force: true });
});

const pairs = async () =>
  (
    await db().owner.query<{ a: string; b: string; state: string; run: string }>(
      "select p.a_id as a, p.b_id as b, p.state, p.run_id as run from registry.link_pairs p where p.kind = 'person' and p.weight >= 0",
    )
  ).rows;
const left = async () => (existsSync(linkageFolder()) ? await readdir(linkageFolder()) : []);

describe("a search for people registered twice", () => {
  it("says so where the registry of the area is empty", async () => {
    await expect(linkRegistry(db(), request(), calm)).rejects.toMatchObject({ code: "link-nobody" });
    expect(await left()).toEqual([]);
  });

  it("finds a second record without any NIK, keeps decisions, and leaves no file behind", async () => {
    const twice = { name: "SUHERMAN WIJAYAKUSUMA", nik: null, sex: "L" as const, bornOn: "1971-03-14" };
    const one = await aFamily(db(), { placeCode: place, members: [twice] });
    const other = await aFamily(db(), {
      placeCode: place,
      members: [{ ...twice, name: "H. SOEHERMAN WIJAYAKUSUMA" }],
    });
    await aFamily(db(), {
      placeCode: place,
      members: [{ name: "ROHAYATI", nik: null, sex: "P", bornOn: "1988-10-02" }],
    });
    const outcome = await linkRegistry(db(), request(), calm);
    expect(outcome.people).toBe(3);
    const wanted = [one.head.id, other.head.id].toSorted();
    expect((await pairs()).map(({ a, b }) => [a, b])).toEqual([wanted]);
    expect(await left()).toEqual([]);

    await db().owner.query(
      "update registry.link_pairs set state = 'different', decided_by = $1, decided_at = now()",
      [newId()],
    );
    await linkRegistry(db(), request(), calm);
    expect((await pairs()).map(({ state, run }) => [state, run])).toEqual([["different", outcome.runId]]);
  });

  it("changes nothing when cancelled, whatever the phase", async () => {
    const known = await pairs();
    for (const phase of [
      "menyalin data orang",
      "memuat orang",
      "membandingkan pasangan",
      "menyimpan pasangan",
    ]) {
      const asked = request();
      await expect(linkRegistry(db(), asked, stoppingAt(phase, "cancelled"))).rejects.toBeInstanceOf(
        BatchStopped,
      );
      const { rows } = await db().owner.query("select r.state from registry.link_runs r where r.id = $1", [
        asked.runId,
      ]);
      expect(rows).toEqual([{ state: "cancelled" }]);
    }
    expect(await pairs()).toEqual(known);
    expect(await left()).toEqual([]);
  });

  it("goes on after the process was stopped, in any phase", async () => {
    for (const phase of ["memuat orang", "menyimpan pasangan"]) {
      const asked = request();
      await expect(linkRegistry(db(), asked, stoppingAt(phase, "stopping"))).rejects.toBeInstanceOf(
        BatchStopped,
      );
      expect(await left()).toEqual([asked.runId]);
      const outcome = await linkRegistry(db(), asked, calm);
      expect(outcome.people).toBe(3);
      expect(await left()).toEqual([]);
    }
  });
});
