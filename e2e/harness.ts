/* oxlint-disable react/immutability -- useOffice is a helper of the tests, not a React hook */
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { readEnv } from "#apps/server/env.ts";
import { buildApplication } from "#apps/server/serve.ts";
import { aSession, aUser, type TestUser } from "#modules/identity/server/testkit/users.ts";
import type { Database } from "#platform/db/connection.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { theBrowser } from "./chromium.ts";

const root = join(import.meta.dirname, "..");
const pictures = join(root, "screenshots");

export const wide = { width: 1366, height: 768 } as const;
export const narrow = { width: 360, height: 740 } as const;

/** How long a page may take to come to what a test waits for: only a failing test ever waits so long. */
const patience = 90_000;

/** A page with what went wrong in it: errors, and anything the content security policy had to stop. */
export interface Visit {
  readonly page: Page;
  readonly problems: readonly string[];
}

export interface Office {
  readonly db: Database;
  readonly address: string;
  /** A new user with a session; the returned context is a browser in which that person is signed in. */
  signIn(
    wanted?: Parameters<typeof aUser>[1],
  ): Promise<{ readonly user: TestUser; readonly context: BrowserContext }>;
  /** A browser in which nobody is signed in. */
  stranger(): Promise<BrowserContext>;
  openPage(context: BrowserContext, path: string, size?: { width: number; height: number }): Promise<Visit>;
}

/**
 * Records what a page must never do: throw, print an error, ask another origin, break the content security
 * policy. A refused call (4xx) prints a line in Chromium too; that is no fault of the page.
 */
function watch(page: Page, address: string): string[] {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      problems.push(`console: ${message.text()}`);
    }
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !url.startsWith("blob:")) problems.push(`outside request: ${url}`);
  });
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (response.status() >= 400 && !pathname.startsWith("/api/")) {
      problems.push(`${response.status()} for ${pathname}`);
    }
  });
  return problems;
}

const closeAll = async (contexts: readonly BrowserContext[]) => {
  await Promise.all(contexts.map((context) => context.close()));
};

/**
 * The real server on a clone of the test database, and a Chromium that the files of one worker share. Call at the
 * top of a test file. What a test opened is closed when it ends (an open page goes on asking the server); what was
 * opened in beforeAll stays until the file ends.
 */
export function useOffice(): () => Office {
  const db = useDatabase();
  let app: FastifyInstance | undefined;
  let office: Office | undefined;
  let ofFile: BrowserContext[] = [];
  let ofTest: BrowserContext[] = [];
  let inTest = false;

  beforeAll(async () => {
    if (!existsSync(join(root, "dist/web/index.html"))) {
      throw new Error("The web is not built: run node scripts/build-web.mjs first.");
    }
    // Every visit comes from one address here; the limit per address is tested elsewhere.
    app = await buildApplication(db(), readEnv({ SINERGI_REQUESTS_PER_MINUTE: "1000000" }));
    const address = await app.listen({ port: 0, host: "127.0.0.1" });
    const browser = await theBrowser();
    const newContext = async () => {
      const context = await browser.newContext({
        locale: "id-ID",
        timezoneId: "Asia/Jakarta",
        reducedMotion: "reduce",
      });
      context.setDefaultTimeout(patience);
      (inTest ? ofTest : ofFile).push(context);
      return context;
    };
    office = {
      db: db(),
      address,
      stranger: newContext,
      signIn: async (wanted) => {
        const user = await aUser(db(), wanted);
        const { token } = await aSession(db(), user.userId);
        const context = await newContext();
        await context.addCookies([
          { name: "sinergi", value: token, url: address, httpOnly: true, sameSite: "Lax" },
        ]);
        return { user, context };
      },
      openPage: async (context, path, size = wide) => {
        const page = await context.newPage();
        await page.setViewportSize(size);
        const problems = watch(page, address);
        await page.goto(`${address}${path}`);
        const shown = page.locator("[data-page-title], [role=alert], [role=status] p").first();
        await shown.waitFor().catch(async () => {
          const text = await page.locator("body").textContent();
          throw new Error(`${path} showed nothing but "${text ?? ""}"; ${problems.join("; ")}`);
        });
        return { page, problems };
      },
    };
  });
  beforeEach(() => {
    inTest = true;
  });
  afterEach(async () => {
    inTest = false;
    await closeAll(ofTest);
    ofTest = [];
  });
  afterAll(async () => {
    await closeAll(ofFile);
    ofFile = [];
    await app?.close();
  });
  return () => {
    if (office === undefined)
      throw new Error("the office opens in beforeAll; use it inside tests and hooks only");
    return office;
  };
}

/**
 * Keeps a picture of the page in ./screenshots (git-ignored), for eyes; only when PICTURES=1, because a picture of
 * a long page takes longer than the test.
 */
export async function picture(page: Page, name: string, fullPage = true): Promise<void> {
  if (process.env["PICTURES"] !== "1") return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage, animations: "disabled" });
}

/** What is wider than the page: nothing may scroll sideways at any size. One line per element that sticks out. */
export async function stickingOut(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
    const wide = [...document.querySelectorAll("body *")].filter(
      (element) =>
        element.getBoundingClientRect().right > clientWidth + 1 &&
        !(element.parentElement !== document.body && scrolls(element.parentElement)),
    );
    return wide.slice(0, 8).map((element) => {
      const right = Math.round(element.getBoundingClientRect().right);
      return `sticks out to ${right} of ${clientWidth}: ${element.tagName} ${element.className} ${(element.textContent ?? "").slice(0, 40)}`;
    });
  });
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await stickingOut(page)).toEqual([]);
}
