import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "#platform/db/connection.ts";
import { readEnv } from "./env.ts";
import { type RunningServer, serve } from "./serve.ts";

/** The real server on a free port over a test's own database: for browser tests, which see what people see. */
export async function startTestServer(database: Database): Promise<RunningServer> {
  const folder = await mkdtemp(join(tmpdir(), "sinergi-e2e-"));
  const env = readEnv({
    SINERGI_DATA: folder,
    PORT: "0",
    METRICS_PORT: "0",
    SINERGI_REQUESTS_PER_MINUTE: "100000",
  });
  const server = await serve(database, env);
  return {
    ...server,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
