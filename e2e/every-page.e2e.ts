import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { violations } from "./axe.ts";
import { narrow, picture, stickingOut, useOffice, wide } from "./harness.ts";

const office = useOffice();

/** States in which pages of their own making could still fail; the gallery goes through all of them. */
const settings = {
  light: { scheme: "light" },
  dark: { scheme: "dark" },
  "contrast-dark-large": { scheme: "dark", contrast: true, greyscale: true, underline: true, textStep: 5 },
} as const;

/** Addresses in the side navigation of the one who is signed in. */
async function pagesInMenu(page: Page): Promise<readonly string[]> {
  await page.setViewportSize(wide);
  return page
    .locator("aside nav a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
}

describe("every page in the menu", () => {
  for (const role of ["administrator", "dinsos-provinsi-linjamsos"]) {
    it(`holds in three settings at both sizes (${role})`, async () => {
      const { signIn, openPage } = office();
      const { context } = await signIn({
        roles: [role],
        displayName: "Nur Aini",
        ...(role.startsWith("dinsos") ? { bidang: "linjamsos" } : {}),
      });
      const { page, problems } = await openPage(context, "/");
      const found: string[] = [];
      for (const path of await pagesInMenu(page)) {
        for (const [name, preferences] of Object.entries(settings)) {
          await page.evaluate(
            (text) => localStorage.setItem("sinergi.a11y", text),
            JSON.stringify(preferences),
          );
          for (const size of [wide, narrow]) {
            await page.setViewportSize(size);
            await page.goto(new URL(path, page.url()).href);
            await page.locator("main [data-page-title]").waitFor();
            // A page may hold several parts that are on their way.
            for (const part of await page.locator('main [aria-label="Sedang memuat"]').all())
              await part.waitFor({ state: "detached" });
            const where = `${role} ${path} ${name} ${size.width}`;
            found.push(...(await violations(page)).map((line) => `${where}: ${line}`));
            found.push(...(await stickingOut(page)).map((line) => `${where}: ${line}`));
            await picture(page, `page-${role}-${path.replaceAll("/", "-")}-${name}-${size.width}`);
          }
        }
      }
      expect(found).toEqual([]);
      expect(problems).toEqual([]);
    }, 420_000);
  }
});
