import { randomUUID } from "node:crypto";
import { pipeline } from "node:stream/promises";
import compress from "@fastify/compress";
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { Authenticate } from "./actor.ts";
import { log } from "./log.ts";
import { countRequest } from "./metrics.ts";
import { openApiDocument } from "./openapi.ts";
import { openApiPage, openApiPageStyle } from "./openapi-page.ts";
import type { FileAnswer, Locale, Operation, SessionCookie } from "./operation.ts";
import { isForeign, requestInput } from "./request-input.ts";
import { type Answer, type RunnerDeps, runOperation } from "./run-operation.ts";

export interface HttpOptions {
  readonly operations: readonly Operation[];
  readonly authenticate: Authenticate;
  readonly runner: RunnerDeps;
  readonly version: string;
  /** Content-Security-Policy directives; see platform/ui/csp.ts. */
  readonly contentSecurityPolicy: Readonly<Record<string, readonly string[]>>;
  /** True behind TLS: the cookie then gets the `__Host-` prefix and Secure, and HSTS is sent. */
  readonly secure: boolean;
  /** Number of trusted proxies in front, for the caller's address; 0 = none. */
  readonly trustedProxies: number;
  /** Requests per minute and address: far above a person's pace, far below a scraper's. */
  readonly requestsPerMinute: number;
}

/** Seconds the proxy and the browser may keep nothing: every answer may be personal. */
const noStore = "no-store";

const fileNameHeader = (name: string) => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;

function sessionCookie(reply: FastifyReply, secure: boolean): SessionCookie & { apply(): void } {
  const name = secure ? "__Host-sinergi" : "sinergi";
  const base = { path: "/", httpOnly: true, sameSite: "lax" as const, secure };
  const acts: Array<() => void> = [];
  return {
    set: (token, expires) => acts.push(() => void reply.setCookie(name, token, { ...base, expires })),
    clear: () => acts.push(() => void reply.clearCookie(name, base)),
    apply: () => {
      for (const act of acts) act();
    },
  };
}

const localeOf = (request: FastifyRequest): Locale =>
  (request.headers["accept-language"] ?? "id").toLowerCase().startsWith("en") ? "en" : "id";

function mount(app: FastifyInstance, operation: Operation, options: HttpOptions): void {
  const { contract } = operation;
  const cookieName = options.secure ? "__Host-sinergi" : "sinergi";
  app.route({
    method: contract.method,
    url: `/api${contract.path}`,
    handler: async (request, reply) => {
      const started = performance.now();
      const locale = localeOf(request);
      reply.header("cache-control", noStore);
      if (contract.method !== "GET" && isForeign(request.headers)) {
        return reply
          .status(403)
          .send({ code: "FORBIDDEN", message: options.runner.message("FORBIDDEN", locale) });
      }
      const actor = await options.authenticate({
        sessionToken: request.cookies[cookieName],
        ip: request.ip,
        userAgent: request.headers["user-agent"],
      });
      const session = sessionCookie(reply, options.secure);
      const key = request.headers["idempotency-key"];
      let delivered = false;
      const answer: Answer = await runOperation(options.runner, operation, {
        actor,
        input: requestInput(contract, request),
        locale,
        requestId: request.id,
        ip: request.ip,
        session,
        ...(request.headers["user-agent"] === undefined ? {} : { userAgent: request.headers["user-agent"] }),
        ...(typeof key === "string" ? { idempotencyKey: key } : {}),
        ...(contract.body === "bytes" ? { body: request.raw } : {}),
        deliver: async (file: FileAnswer) => {
          delivered = true;
          reply.hijack();
          reply.raw.writeHead(200, {
            ...(reply.getHeaders() as Record<string, string>),
            "content-type": file.contentType,
            "content-disposition": fileNameHeader(file.fileName),
            "cache-control": noStore,
          });
          await pipeline(file.stream, reply.raw);
        },
      });
      countRequest(contract.name, answer.status, performance.now() - started);
      if (delivered) return reply;
      if (!answer.ok) return reply.status(answer.status).send(answer.refusal);
      session.apply();
      return reply.send(answer.out);
    },
  });
}

/** The HTTP server with every operation mounted; the caller adds the web's files and listens. */
export async function buildHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    genReqId: () => randomUUID(),
    trustProxy: (_address, hop) => hop < options.trustedProxies,
    bodyLimit: 2 * 1_048_576,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
  });
  // Bodies of uploads stay streams: the handler reads them piece by piece.
  app.addContentTypeParser("application/octet-stream", (_request, _payload, done) => done(null));
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: Object.fromEntries(
        Object.entries(options.contentSecurityPolicy).map(([name, values]) => [name, [...values]]),
      ),
    },
    crossOriginEmbedderPolicy: { policy: "require-corp" },
    referrerPolicy: { policy: "no-referrer" },
    hsts: options.secure,
    xFrameOptions: { action: "deny" },
  });
  await app.register(cookie);
  await app.register(compress, { threshold: 1024 });
  await app.register(rateLimit, {
    max: options.requestsPerMinute,
    timeWindow: "1 minute",
    errorResponseBuilder: (request) =>
      Object.assign(new Error("rate limited"), {
        statusCode: 429,
        refusal: { code: "RATE_LIMITED", message: options.runner.message("RATE_LIMITED", localeOf(request)) },
      }),
  });
  app.setErrorHandler(async (error: Error & { statusCode?: number; refusal?: unknown }, request, reply) => {
    const locale = localeOf(request);
    if (error.refusal) return reply.status(429).send(error.refusal);
    if (error.statusCode !== undefined && error.statusCode < 500) {
      return reply
        .status(error.statusCode)
        .send({ code: "INPUT_INVALID", message: options.runner.message("INPUT_INVALID", locale) });
    }
    // The client learns the request's id only; the reason, which may hold data, stays in the log.
    log.error({ err: error, requestId: request.id, route: request.routeOptions.url }, "operation failed");
    if (reply.raw.headersSent) return reply.raw.destroy();
    return reply.status(500).send({
      code: "INTERNAL",
      message: options.runner.message("INTERNAL", locale),
      details: { requestId: request.id },
    });
  });
  for (const operation of options.operations) mount(app, operation, options);
  const document = openApiDocument(
    options.operations.map((operation) => operation.contract),
    options.version,
  );
  app.get("/api/openapi.json", () => document);
  app.get("/api/docs", (_request, reply) =>
    reply.type("text/html; charset=utf-8").send(openApiPage(document)),
  );
  app.get("/api/docs.css", (_request, reply) => reply.type("text/css; charset=utf-8").send(openApiPageStyle));
  app.get("/healthz", () => ({ ok: true }));
  app.get("/readyz", async (_request, reply) => {
    const ready = await options.runner.database.app.query("select 1").then(
      () => true,
      () => false,
    );
    return reply.status(ready ? 200 : 503).send({ ok: ready });
  });
  return app;
}
