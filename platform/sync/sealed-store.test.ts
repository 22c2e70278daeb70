import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { afterEach, beforeEach, expect, it } from "vitest";
import { SealedStore } from "./sealed-store.ts";
import { makeVault, openVault } from "./vault.ts";

const derive = async (pin: string, salt: Uint8Array) =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${pin} ${salt.join()}`)));

let store: SealedStore;
beforeEach(() => {
  store = new SealedStore("phone");
});
afterEach(async () => {
  store.close();
  await Dexie.delete("phone");
});

const family = { headName: "SARMANAH", members: [{ name: "ASEP", nik: "3602014107609001" }] };

it("keeps rows over a restart, for who has the PIN", async () => {
  const seal = await makeVault(store.shelf, "830174", derive);
  const photo = new Uint8Array([1, 2, 3]);
  const writes = [
    { table: "families", id: "1", value: family },
    { table: "photos", id: "9", value: photo },
  ];
  expect(await store.write(seal, writes)).toBe("ok");
  store.close();
  store = new SealedStore("phone");
  const opened = await openVault(store.shelf, "830174", derive);
  if (!opened.ok) throw new Error(opened.code);
  expect(await store.all(opened.seal, "families")).toEqual({ rows: [["1", family]], unreadable: 0 });
  expect(await store.bytes(opened.seal, "photos", "9")).toEqual(photo);
  expect(await store.ids("photos")).toEqual(["9"]);
});

it("shows a thief who reads the storage raw neither name nor number", async () => {
  const seal = await makeVault(store.shelf, "830174", derive);
  await store.write(seal, [{ table: "families", id: "1", value: family }]);
  const raw = new Dexie("phone");
  await raw.open();
  const everything = await Promise.all(raw.tables.map((table) => table.toArray()));
  const text = everything
    .flat()
    .flatMap((row: object) => Object.values(row))
    .map((value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : JSON.stringify(value),
    )
    .join(" ");
  raw.close();
  expect(text).toContain("families");
  for (const secret of ["SARMANAH", "ASEP", "3602014107609001", "830174"]) expect(text).not.toContain(secret);
});

it("removes in the same act in which it writes, and everything when wiped", async () => {
  const seal = await makeVault(store.shelf, "830174", derive);
  await store.write(seal, [{ table: "drafts", id: "1", value: { answers: {} } }]);
  await store.write(seal, [
    { table: "drafts", id: "1", value: undefined },
    { table: "outbox", id: "1", value: { state: "queued" } },
  ]);
  expect(await store.ids("drafts")).toEqual([]);
  expect(await store.ids("outbox")).toEqual(["1"]);
  await store.shelf.wipe();
  expect(await store.ids("outbox")).toEqual([]);
  expect(await store.shelf.read()).toBeNull();
});

it("counts rows of another key instead of stumbling over them", async () => {
  const first = await makeVault(store.shelf, "830174", derive);
  await store.write(first, [{ table: "families", id: "1", value: family }]);
  const other = new SealedStore("other phone");
  const second = await makeVault(other.shelf, "830174", derive);
  expect(await store.all(second, "families")).toEqual({ rows: [], unreadable: 1 });
  other.close();
});
