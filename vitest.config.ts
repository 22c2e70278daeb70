import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{apps,modules,platform,demo,bench,scripts}/**/*.test.{ts,tsx}"],
    globalSetup: ["platform/testkit/global-setup.ts"],
    isolate: false,
    // The tests share one PostgreSQL on two cores; each file clones its own database.
    maxWorkers: 2,
    env: { SINERGI_LOG: "silent" },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
