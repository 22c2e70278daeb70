import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { longestFirst } from "../platform/testkit/longest-first.ts";

/** Browser tests: the real server on a real PostgreSQL, the built web, Chromium. `node scripts/build-web.mjs` first. */
export default defineConfig({
  test: {
    root: resolve(import.meta.dirname, ".."),
    include: ["e2e/*.e2e.ts"],
    globalSetup: ["platform/testkit/global-setup.ts"],
    // Each worker has its own server and Chromium; while one waits for its page the other has the processor. A third made
    // every page slower and the whole no faster (549 s instead of 481 s on two cores).
    maxWorkers: 2,
    isolate: false,
    sequence: {
      sequencer: longestFirst([
        "intake.e2e.ts",
        "every-page-office.e2e.ts",
        "every-page-administrator.e2e.ts",
        "programmes.e2e.ts",
        "decrees.e2e.ts",
        "toolbar.e2e.ts",
        "payments.e2e.ts",
      ]),
    },
    // A loaded machine takes its time: what is right must not fail for being slow.
    testTimeout: 1_800_000,
    hookTimeout: 1_800_000,
    expect: { poll: { timeout: 90_000 } },
  },
});
