import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect } from "vitest";

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: ReadonlyArray<{ readonly target: readonly unknown[]; readonly failureSummary?: string }>;
}

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.0 to 2.2, A and AA, and axe's best practices. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Rules whose answer colours, sizes and underlines can change; all others ask of the structure alone. */
export const rulesOfLooks = [
  "color-contrast",
  "link-in-text-block",
  "target-size",
  "scrollable-region-focusable",
];

/** Violations on the page as it stands, or in one part of it; one line each. `rules`: only these. */
export async function violations(
  page: Page,
  { part = "html", rules }: { readonly part?: string; readonly rules?: readonly string[] } = {},
): Promise<readonly string[]> {
  const runOnly = rules === undefined ? { type: "tag", values: tags } : { type: "rule", values: rules };
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source);
  const found = await page.evaluate(
    ({ only, within }) =>
      (
        globalThis as unknown as {
          axe: { run: (part: string, options: unknown) => Promise<{ violations: readonly Violation[] }> };
        }
      ).axe
        .run(within, { runOnly: only, resultTypes: ["violations"] })
        .then((result) => result.violations),
    { only: runOnly, within: part },
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      (node) => `${id} at ${node.target.join(" ")}: ${node.failureSummary?.split("\n")[1]?.trim() ?? ""}`,
    ),
  );
}

export async function expectAccessible(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([]);
}
