import { expect, it } from "vitest";
import { useOffice } from "./harness.ts";
import { walkEveryPage } from "./walk.ts";

const office = useOffice();

it("every page in the menu of an administrator holds in three settings at both sizes", async () => {
  const { pages, faults } = await walkEveryPage(office(), {
    roles: ["administrator"],
    displayName: "Nur Aini",
  });
  expect(faults).toEqual([]);
  expect(pages).toBeGreaterThan(3);
});
