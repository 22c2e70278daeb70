import { describe, expect, it } from "vitest";
import { pinKey } from "./pin-key.ts";
import { pinFault } from "./pin-rules.ts";
import { changePin, makeVault, openVault, type VaultRow, type VaultShelf } from "./vault.ts";

class Shelf implements VaultShelf {
  row: VaultRow | null = null;
  wiped = 0;

  read = async () => this.row;
  write = async (row: VaultRow) => {
    this.row = row;
  };
  wipe = async () => {
    this.row = null;
    this.wiped += 1;
  };
}

/** The real derivation costs half a second; how often it is asked is what these tests are about. */
const derive = async (pin: string, salt: Uint8Array) =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${pin} ${salt.join()}`)));

const pin = "830174";
const note = { name: "SARMANAH", nik: "3602014107609001" };

describe("the vault of a phone", () => {
  it("gives back what it sealed, to the right PIN, with the real key of a PIN", async () => {
    const shelf = new Shelf();
    const really = async (secret: string, salt: Uint8Array) => pinKey(secret, salt);
    const sealed = await (await makeVault(shelf, pin, really)).seal("family 1", note);
    const opened = await openVault(shelf, pin, really);
    expect(opened.ok && (await opened.seal.open("family 1", sealed))).toEqual(note);
  });

  it("keeps nothing readable: neither data nor key nor PIN", async () => {
    const shelf = new Shelf();
    const sealed = await (await makeVault(shelf, pin, derive)).seal("family 1", note);
    const stored = Buffer.concat(
      [sealed, shelf.row?.wrapped ?? [], shelf.row?.salt ?? []].map((one) => Buffer.from(one)),
    );
    for (const secret of [note.name, note.nik, pin]) expect(stored.includes(secret)).toBe(false);
    await expect(crypto.subtle.exportKey("raw", shelf.row?.phoneKey as CryptoKey)).rejects.toThrow();
  });

  it("does not open a row that was altered, or put in another's place", async () => {
    const seal = await makeVault(new Shelf(), pin, derive);
    const sealed = await seal.seal("family 1", note);
    expect(await seal.open("family 2", sealed)).toBeUndefined();
    const altered = sealed.slice();
    altered[20] = (altered[20] ?? 0) ^ 1;
    expect(await seal.open("family 1", altered)).toBeUndefined();
  });

  it("counts a try before it is judged, forgets it after the right PIN, and wipes at the tenth", async () => {
    const shelf = new Shelf();
    await makeVault(shelf, pin, derive);
    const killed = openVault(shelf, "111222", () => new Promise(() => undefined));
    await expect.poll(() => shelf.row?.wrongPins).toBe(1);
    void killed;
    expect(await openVault(shelf, pin, derive)).toMatchObject({ ok: true });
    expect(shelf.row?.wrongPins).toBe(0);
    const wipedBefore = shelf.wiped;
    for (let left = 9; left >= 1; left -= 1)
      expect(await openVault(shelf, "111222", derive)).toEqual({
        ok: false,
        code: "WRONG_PIN",
        triesLeft: left,
      });
    expect(await openVault(shelf, "111222", derive)).toEqual({ ok: false, code: "WIPED" });
    expect(shelf.wiped).toBe(wipedBefore + 1);
    expect(await openVault(shelf, pin, derive)).toEqual({ ok: false, code: "NO_VAULT" });
  });

  it("opens with a new PIN only, after it was changed; what was sealed stays readable", async () => {
    const shelf = new Shelf();
    const sealed = await (await makeVault(shelf, pin, derive)).seal("family 1", note);
    expect(await changePin(shelf, "000001", "914407", derive)).toMatchObject({ code: "WRONG_PIN" });
    expect(await changePin(shelf, pin, "914407", derive)).toMatchObject({ ok: true });
    expect(await openVault(shelf, pin, derive)).toMatchObject({ code: "WRONG_PIN" });
    const opened = await openVault(shelf, "914407", derive);
    expect(opened.ok && (await opened.seal.open("family 1", sealed))).toEqual(note);
  });
});

it.each([
  ["12a456", "NOT_DIGITS"],
  ["83017", "TOO_SHORT"],
  ["8301748301748", "TOO_LONG"],
  ["777777", "ONE_DIGIT"],
  ["456789", "IN_STEP"],
  ["321098", "IN_STEP"],
  [pin, null],
])("judges the PIN %s", (chosen, fault) => {
  expect(pinFault(chosen)).toBe(fault);
});
