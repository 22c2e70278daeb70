import { expect, test } from "vitest";
import { callOperation } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { signIn as signInContract } from "../contract/sign-in.ts";
import { ensureDemoAccounts, listDemoAccounts } from "./demo-accounts.ts";
import { handler as signIn } from "./sign-in.ts";
import { totpCode } from "./totp.ts";

const db = useDatabase();

test("one account per role signs in with the folder's password; a second start changes nothing", async () => {
  const accounts = await ensureDemoAccounts(db(), "rahasia-folder-uji");
  expect(accounts).toHaveLength(15);
  const at = new Date();
  for (const { username, password, totpSecret } of accounts) {
    const input = { username, password, ...(totpSecret ? { code: totpCode(totpSecret, at) } : {}) };
    const outcome = await callOperation(db(), signIn, signInContract, null, input, { clock: () => at });
    expect(outcome).toMatchObject({
      ok: true,
      out: { mustChangePassword: false, mustEnrolSecondFactor: false },
    });
  }
  const state = async () =>
    (await db().owner.query("select id, revision, area_code from users order by id")).rows;
  const before = await state();
  expect(await ensureDemoAccounts(db(), "rahasia-folder-uji")).toEqual(accounts);
  expect(await state()).toEqual(before);
  expect(before.map((user: { area_code: string }) => user.area_code)).toContain("3602");
});

test("another folder has another password, and treasurers have a secret", async () => {
  const [one, two] = await Promise.all([listDemoAccounts("a"), listDemoAccounts("b")]);
  expect(one[0]?.password).not.toBe(two[0]?.password);
  expect(one.filter((account) => account.totpSecret).map((account) => account.username)).toEqual([
    "bendahara",
    "kepala-dinas",
  ]);
});
