import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

export const webFolder: string = join(import.meta.dirname, "..", "..", "dist", "web");

/**
 * Serves the built web. Files under /assets carry a hash in their name and may be kept for a year; every
 * other address answers with the shell, which finds its own way.
 */
export async function serveWebFiles(app: FastifyInstance): Promise<void> {
  if (!existsSync(join(webFolder, "index.html"))) return;
  await app.register(fastifyStatic, {
    root: webFolder,
    wildcard: false,
    index: false,
    preCompressed: false,
    setHeaders: (response, path) => {
      response.header(
        "cache-control",
        path.includes("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
      );
    },
  });
  app.setNotFoundHandler((request, reply) => {
    if (request.method !== "GET" || request.url.startsWith("/api/") || request.url.startsWith("/assets/")) {
      return reply.status(404).send({ code: "NOT_FOUND", message: "Alamat ini tidak ada." });
    }
    return reply.header("cache-control", "no-cache").type("text/html; charset=utf-8").sendFile("index.html");
  });
}
