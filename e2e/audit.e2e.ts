import { describe, expect, it } from "vitest";
import { aLine } from "#modules/accountability/server/testkit/lines.ts";
import { newId } from "#platform/kernel/ids.ts";
import { expectAccessible } from "./axe.ts";
import { expectNoSidewaysScroll, narrow, picture, useOffice, wide } from "./harness.ts";

const office = useOffice();

describe.each([
  ["wide", wide],
  ["narrow", narrow],
] as const)("the audit trail (%s)", (name, size) => {
  it("shows acts and looks of the own area, filtered by what is in the address", async () => {
    const { db, signIn, openPage } = office();
    const { context, user } = await signIn({
      displayName: "Auditor Lebak",
      roles: ["auditor"],
      areaCode: "3602",
    });
    const subjectId = newId();
    const line = { subjectId, actorId: user.userId };
    await aLine(db, { ...line, kind: "event", placeCode: "3602142001", type: "identity.user-disabled.v1" });
    await aLine(db, { ...line, kind: "event", placeCode: "3604052001", type: "identity.user-enabled.v1" });
    await aLine(db, { ...line, kind: "access", placeCode: "3602142001" });
    const { page, problems } = await openPage(context, "/audit", size);
    const grid = page.getByRole("grid", { name: "Apa yang dilakukan" });
    await grid.getByText("Pengguna dinonaktifkan").first().waitFor();
    expect(await grid.getByText("Pengguna diaktifkan").count()).toBe(0);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `audit-${name}`);

    await page.getByRole("link", { name: "Siapa melihat siapa" }).click();
    const looks = page.getByRole("grid", { name: "Siapa melihat siapa" });
    await looks.getByText("Auditor Lebak").first().waitFor();
    await expectAccessible(page);
    await picture(page, `access-log-${name}`);
    await looks
      .getByRole("link", { name: `Orang …${subjectId.slice(-6)}` })
      .first()
      .click();
    await page.getByLabel("Nomor perihal").waitFor();
    expect(await page.getByLabel("Nomor perihal").inputValue()).toBe(subjectId);
    expect(problems).toEqual([]);
  });
});
