import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { rulesOfLooks, violations } from "./axe.ts";
import { narrow, picture, stickingOut, useOffice, wide } from "./harness.ts";

const office = useOffice();

/** Every state the toolbar can bring a page into, with the buttons that lead there. */
const states: Readonly<Record<string, readonly string[]>> = {
  usual: ["light"],
  dark: ["dark"],
  greyscale: ["light", "greyscale"],
  "greyscale-dark": ["dark", "greyscale"],
  contrast: ["light", "contrast"],
  "contrast-dark": ["dark", "contrast"],
  readable: ["light", "readable"],
  underline: ["light", "underline"],
  "align-start": ["light", "align"],
  "align-center": ["light", "align", "align"],
  "align-end": ["light", "align", "align", "align"],
  justified: ["light", "align", "align", "align", "align"],
  smaller: ["light", "smaller"],
  larger: ["light", "larger", "larger"],
  largest: ["light", "larger", "larger", "larger", "larger", "larger"],
  voice: ["light", "voice"],
  everything: ["dark", "contrast", "greyscale", "readable", "underline", "larger", "larger", "larger"],
};

/** States in which every rule is asked; the others change looks alone, and are asked what looks can change. */
const whole = new Set(["usual", "dark", "voice", "everything"]);

async function press(page: Page, tools: readonly string[]): Promise<void> {
  await page.getByRole("button", { name: "Sarana aksesibilitas" }).click();
  for (const tool of ["reset", ...tools]) await page.locator(`[data-tool="${tool}"]`).click();
}

describe("the accessibility toolbar", () => {
  for (const [sizeName, size] of [
    ["wide", wide],
    ["narrow", narrow],
  ] as const) {
    it(`leaves no violation on any component in any state (${sizeName})`, async () => {
      const { signIn, openPage } = office();
      const { context } = await signIn({ roles: ["administrator"], displayName: "Nur Aini" });
      const { page, problems } = await openPage(context, "/gaya", size);
      await page.getByRole("button", { name: "Simpan contoh" }).click();
      await page.getByRole("alert").first().waitFor();
      const found: string[] = [];
      for (const [name, tools] of Object.entries(states)) {
        await press(page, tools);
        found.push(
          ...(await violations(page, { part: "header [role=dialog]" })).map(
            (line) => `${name}, toolbar: ${line}`,
          ),
        );
        await page.keyboard.press("Escape");
        const looks = whole.has(name) ? {} : { rules: rulesOfLooks };
        found.push(...(await violations(page, looks)).map((line) => `${name}: ${line}`));
        found.push(...(await stickingOut(page)).map((line) => `${name}: ${line}`));
        await picture(page, `gallery-${name}-${sizeName}`);
      }
      expect(found).toEqual([]);
      expect(problems).toEqual([]);
    });
  }
});
