import type { Server } from "node:http";
import type { FastifyInstance } from "fastify";
import type { Database } from "#platform/db/connection.ts";
import { errorMessage } from "#platform/i18n/errors.ts";
import { SetupError } from "#platform/kernel/setup-error.ts";
import type { Authenticate } from "#platform/runtime/actor.ts";
import { buildHttp } from "#platform/runtime/http.ts";
import { startWorker } from "#platform/runtime/jobs.ts";
import { startMetrics } from "#platform/runtime/metrics.ts";
import { contentSecurityPolicy } from "#platform/ui/csp.ts";
import { authenticateFor, jobs, operations, repairAfterCrash, timedJobs } from "./compose.ts";
import type { Env } from "./env.ts";
import { serveVerification } from "./verification.ts";
import { version } from "./version.ts";
import { serveWebFiles } from "./web-files.ts";

export interface RunningServer {
  readonly address: string;
  readonly app: FastifyInstance;
  stop(): Promise<void>;
}

/** The HTTP application without listening: what the matrix and browser tests use too. */
export async function buildApplication(database: Database, env: Env): Promise<FastifyInstance> {
  const authenticate: Authenticate = authenticateFor(database);
  const app = await buildHttp({
    operations,
    authenticate,
    runner: { database, message: errorMessage, clock: () => new Date() },
    version,
    contentSecurityPolicy,
    secure: env.SINERGI_URL?.startsWith("https://") ?? false,
    trustedProxies: env.SINERGI_PROXIES,
    requestsPerMinute: env.SINERGI_REQUESTS_PER_MINUTE,
  });
  await serveVerification(app, database);
  await serveWebFiles(app);
  return app;
}

function listenError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return new SetupError(
      "PORT_BUSY",
      `Port ${port} sedang dipakai program lain. Hentikan program itu, atau jalankan dengan PORT=3001 npm start.`,
      error,
    );
  }
  if (error.code === "EACCES") {
    return new SetupError(
      "PORT_BUSY",
      `Port ${port} tidak boleh dipakai oleh pengguna ini. Pilih port di atas 1023, misalnya PORT=3000.`,
      error,
    );
  }
  return error;
}

/** Serves requests and works the queue until stopped. */
export async function serve(database: Database, env: Env): Promise<RunningServer> {
  await repairAfterCrash(database);
  const app = await buildApplication(database, env);
  try {
    await app.listen({ port: env.PORT, host: env.HOST });
  } catch (error) {
    throw listenError(error as NodeJS.ErrnoException, env.PORT);
  }
  const worker = await startWorker(database, jobs, timedJobs);
  let metrics: Server | undefined;
  try {
    metrics = await startMetrics(env.METRICS_PORT, database);
  } catch (error) {
    // A second office on the same machine: figures are not worth refusing to serve people.
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
  }
  const bound = app.server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : env.PORT;
  return {
    address: env.SINERGI_URL ?? `http://localhost:${port}`,
    app,
    stop: async () => {
      await app.close();
      await worker.stop();
      metrics?.close();
    },
  };
}
