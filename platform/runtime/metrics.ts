import { createServer, type Server } from "node:http";
import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";
import type { Database } from "#platform/db/connection.ts";

const registry = new Registry();
collectDefaultMetrics({ register: registry });
const requests = new Counter({
  name: "sinergi_operations_total",
  help: "Operations answered, by name and status.",
  labelNames: ["operation", "status"],
  registers: [registry],
});
const durations = new Histogram({
  name: "sinergi_operation_seconds",
  help: "Time from request to answer.",
  labelNames: ["operation"],
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [registry],
});

/** Counts one answered operation; called by the HTTP layer. */
export function countRequest(operation: string, status: number, milliseconds: number): void {
  requests.inc({ operation, status: String(status) });
  durations.observe({ operation }, milliseconds / 1000);
}

/** Serves /metrics on its own loopback port, so that figures never share a door with people's data. */
export async function startMetrics(port: number, database: Database): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    const pools = [database.app, database.loader, database.owner]
      .map(
        (pool, index) =>
          `sinergi_pool_connections{pool="${["app", "loader", "owner"][index]}"} ${pool.totalCount}`,
      )
      .join("\n");
    registry.metrics().then(
      (text) =>
        response
          .writeHead(200, { "content-type": registry.contentType })
          .end(`${text}\n# TYPE sinergi_pool_connections gauge\n${pools}\n`),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  server.unref();
  return server;
}
