import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

/** Browser tests: the real server on a real PostgreSQL, the built web, Chromium. `node scripts/build-web.mjs` first. */
export default defineConfig({
  test: {
    root: resolve(import.meta.dirname, ".."),
    include: ["e2e/*.e2e.ts"],
    globalSetup: ["platform/testkit/global-setup.ts"],
    // One browser at a time: two cores are shared with PostgreSQL.
    fileParallelism: false,
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
