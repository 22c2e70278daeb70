import type { Page } from "playwright-core";
import { expect } from "vitest";
import { rulesOfLooks, violations } from "./axe.ts";
import { narrow, type Office, picture, stickingOut, wide } from "./harness.ts";

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

/** Changes the settings as another tab of the same person would: the open page follows at once. */
async function set(page: Page, preferences: object): Promise<void> {
  await page.evaluate((text) => {
    const key = "sinergi.a11y";
    localStorage.setItem(key, text);
    dispatchEvent(new StorageEvent("storage", { key, newValue: text }));
  }, JSON.stringify(preferences));
  const { scheme } = preferences as { scheme: string };
  expect(await page.locator("html").getAttribute("data-mantine-color-scheme")).toBe(scheme);
}

/** A page may hold several parts that are on their way. */
async function everyPart(page: Page): Promise<void> {
  await page.locator("main [data-page-title]").waitFor();
  for (const part of await page.locator('main [aria-label="Sedang memuat"]').all())
    await part.waitFor({ state: "detached" });
}

/**
 * Opens every page in the menu of a role at both widths and takes each through the settings: no violation, nothing
 * wider than the page, no error. Gives the faults, one line each. A page is loaded once per width (a load costs more than a check of it); what it
 * looks like when loaded in a setting is the boot script's test.
 */
export async function walkEveryPage(
  office: Office,
  user: Parameters<Office["signIn"]>[0],
): Promise<{ readonly pages: number; readonly faults: readonly string[] }> {
  const { context } = await office.signIn(user);
  const { page, problems } = await office.openPage(context, "/");
  const role = user?.roles?.[0] ?? "";
  const paths = await pagesInMenu(page);
  const found: string[] = [];
  for (const path of paths) {
    for (const size of [wide, narrow]) {
      await page.setViewportSize(size);
      await page.goto(new URL(path, page.url()).href);
      await everyPart(page);
      for (const [index, [name, preferences]] of Object.entries(settings).entries()) {
        await set(page, preferences);
        await everyPart(page);
        const where = `${role} ${path} ${name} ${size.width}`;
        // A setting changes looks, never structure: what asks of the structure is asked once per width.
        const looks = index === 0 ? {} : { rules: rulesOfLooks };
        found.push(...(await violations(page, looks)).map((line) => `${where}: ${line}`));
        found.push(...(await stickingOut(page)).map((line) => `${where}: ${line}`));
        await picture(page, `page-${role}-${path.replaceAll("/", "-")}-${name}-${size.width}`);
      }
    }
  }
  return { pages: paths.length, faults: [...found, ...problems] };
}
