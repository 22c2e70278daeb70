import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { longestFirst } from "./platform/testkit/longest-first.ts";

export default defineConfig({
  test: {
    include: ["{apps,modules,platform,demo,bench,scripts}/**/*.test.{ts,tsx}"],
    globalSetup: ["platform/testkit/global-setup.ts"],
    isolate: false,
    // The tests share one PostgreSQL on two cores; each file clones its own database. The third worker uses the time in
    // which the longest file waits for the programs it starts and kills.
    maxWorkers: 3,
    sequence: { sequencer: longestFirst(["lifecycle.test.ts", "matrix.test.ts", "xlsx.test.ts"]) },
    env: {
      SINERGI_LOG: "silent",
      // Programs that tests start over and over compile their 1,400 files once.
      NODE_COMPILE_CACHE: join(import.meta.dirname, "node_modules", ".cache", "sinergi"),
    },
    // A loaded machine takes its time: what is right must not fail for being slow.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
