import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { auditEvents } from "#platform/kernel/audit.ts";
import { commandContract, queryContract } from "#platform/kernel/contract.ts";
import { newId } from "#platform/kernel/ids.ts";
import { done, plain } from "#platform/kernel/result.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { buildHttp } from "./http.ts";
import { command, query } from "./operation.ts";

const db = useDatabase();
const events = auditEvents({ "test.done.v1": z.strictObject({ bytes: z.int() }) });
const actor = anActor({ permissions: ["test.thing.do"] });
const common = { scope: "none", errors: {}, summary: "A test." } as const;

const greet = queryContract({
  ...common,
  name: "test.greet",
  method: "GET",
  path: "/greet/:who",
  permission: "public",
  personal: false,
  input: z.strictObject({ who: z.string().max(20), times: z.coerce.number().int().default(1) }),
  output: z.strictObject({ text: z.string() }),
});
const keep = commandContract({
  ...common,
  name: "test.keep",
  method: "POST",
  path: "/things/:thingId",
  permission: "test.thing.do",
  input: z.strictObject({ thingId: z.string(), note: z.string() }),
  output: z.strictObject({ thingId: z.string(), note: z.string() }),
});
const upload = commandContract({
  ...common,
  name: "test.upload",
  method: "PUT",
  path: "/uploads/:uploadId",
  permission: "test.thing.do",
  body: "bytes",
  input: z.strictObject({ uploadId: z.string() }),
  output: z.strictObject({ bytes: z.int() }),
});
const download = queryContract({
  ...common,
  name: "test.download",
  method: "GET",
  path: "/download",
  permission: "test.thing.do",
  personal: false,
  answer: "file",
  input: z.strictObject({}),
  output: z.unknown(),
});
const signIn = commandContract({
  ...common,
  name: "test.sign-in",
  method: "POST",
  path: "/sign-in",
  permission: "public",
  input: z.strictObject({}),
  output: z.strictObject({}),
});
const fail = queryContract({
  ...common,
  name: "test.fail",
  method: "GET",
  path: "/fail",
  permission: "public",
  personal: false,
  input: z.strictObject({}),
  output: z.strictObject({}),
});

const operations = [
  query(greet, (_tx, { who, times }) => Promise.resolve(plain({ text: `halo ${who}`.repeat(times) }))),
  command(keep, (_tx, input) =>
    Promise.resolve(
      done(input, [events["test.done.v1"]({ kind: "thing", id: input.thingId }, { bytes: 0 })]),
    ),
  ),
  command(upload, async (_tx, input, { body }) => {
    let bytes = 0;
    for await (const chunk of body ?? Readable.from([])) bytes += (chunk as Buffer).length;
    return done({ bytes }, [events["test.done.v1"]({ kind: "upload", id: input.uploadId }, { bytes })]);
  }),
  query(download, () =>
    Promise.resolve(
      plain({ fileName: "daftar ä.csv", contentType: "text/csv", stream: Readable.from(["a;b\n", "1;2\n"]) }),
    ),
  ),
  command(signIn, (_tx, _input, { session }) => {
    session.set("rahasia", new Date("2030-01-01T00:00:00Z"));
    return Promise.resolve(done({}, [events["test.done.v1"]({ kind: "session", id: "1" }, { bytes: 0 })]));
  }),
  query(fail, () => Promise.reject(new Error("Sarmanah 3602140107559001"))),
];

let app: FastifyInstance;
let secureApp: FastifyInstance;

const build = (secure: boolean, requestsPerMinute = 1000) =>
  buildHttp({
    operations,
    authenticate: ({ sessionToken }) => Promise.resolve(sessionToken === "rahasia" ? actor : null),
    runner: { database: db(), clock: () => new Date(), message: (code, locale) => `${code} ${locale}` },
    version: "0.0.0",
    contentSecurityPolicy: { "default-src": ["'none'"] },
    secure,
    trustedProxies: 0,
    requestsPerMinute,
  });

beforeAll(async () => {
  app = await build(false);
  secureApp = await build(true, 10);
});
afterAll(async () => {
  await app.close();
  await secureApp.close();
});

const cookies = { sinergi: "rahasia" };
const key = () => ({ "idempotency-key": newId() });

describe("the HTTP layer", () => {
  it("takes a query's input from address and query string", async () => {
    const response = await app.inject({ url: "/api/greet/Ani?times=2" });
    expect(response.json()).toEqual({ text: "halo Anihalo Ani" });
    expect(response.headers["cache-control"]).toBe("no-store");
  });

  it("lets the address win over the body, refuses unknown fields, and answers in the caller's language", async () => {
    const post = (payload: Record<string, unknown>) =>
      app.inject({
        method: "POST",
        url: "/api/things/a1",
        cookies,
        headers: { ...key(), "accept-language": "en" },
        payload,
      });
    expect((await post({ thingId: "lain", note: "x" })).json()).toEqual({ thingId: "a1", note: "x" });
    const refused = await post({ note: "x", extra: 1 });
    expect(refused.statusCode).toBe(400);
    expect(refused.json()).toMatchObject({ code: "INPUT_INVALID", message: "INPUT_INVALID en" });
  });

  it.each([
    ["another site by Sec-Fetch-Site", { "sec-fetch-site": "cross-site" }],
    ["a sibling site", { "sec-fetch-site": "same-site" }],
    ["another Origin", { origin: "https://jahat.example" }],
    ["a broken Origin", { origin: "null" }],
  ])("refuses a command sent by %s", async (_name, headers) => {
    const response = await app.inject({
      method: "POST",
      url: "/api/things/a1",
      cookies,
      headers: { ...key(), ...headers },
      payload: { note: "x" },
    });
    expect(response.statusCode).toBe(403);
  });

  it("accepts a command of its own pages", async () => {
    const headers = {
      ...key(),
      origin: "http://localhost:80",
      host: "localhost:80",
      "sec-fetch-site": "same-origin",
    };
    expect(
      (await app.inject({ method: "POST", url: "/api/things/a1", cookies, headers, payload: { note: "x" } }))
        .statusCode,
    ).toBe(200);
  });

  it("hands a raw body to the handler as a stream and a file back with its name", async () => {
    const sent = await app.inject({
      method: "PUT",
      url: "/api/uploads/u1",
      cookies,
      headers: { "content-type": "application/octet-stream" },
      payload: Buffer.alloc(3_000_000),
    });
    expect(sent.json()).toEqual({ bytes: 3_000_000 });
    const file = await app.inject({ url: "/api/download", cookies });
    expect(file.body).toBe("a;b\n1;2\n");
    expect(file.headers["content-disposition"]).toBe("attachment; filename*=UTF-8''daftar%20%C3%A4.csv");
    expect(file.headers["content-security-policy"]).toBe("default-src 'none'");
  });

  it("sets a session cookie that no script can read, bound to the host behind TLS", async () => {
    const plainCookie = (await app.inject({ method: "POST", url: "/api/sign-in", payload: {} })).headers[
      "set-cookie"
    ];
    expect(plainCookie).toBe(
      "sinergi=rahasia; Path=/; Expires=Tue, 01 Jan 2030 00:00:00 GMT; HttpOnly; SameSite=Lax",
    );
    const secure = await secureApp.inject({ method: "POST", url: "/api/sign-in", payload: {} });
    expect(secure.headers["set-cookie"]).toBe(
      "__Host-sinergi=rahasia; Path=/; Expires=Tue, 01 Jan 2030 00:00:00 GMT; HttpOnly; Secure; SameSite=Lax",
    );
    expect(secure.headers["strict-transport-security"]).toContain("max-age=");
  });

  it("tells nothing of a bug but the request's id", async () => {
    const response = await app.inject({ url: "/api/fail" });
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain("Sarmanah");
    expect(response.json()).toMatchObject({ code: "INTERNAL", details: { requestId: expect.any(String) } });
  });

  it("refuses broken JSON and bodies beyond the limit with a sentence", async () => {
    const broken = await app.inject({
      method: "POST",
      url: "/api/things/a1",
      cookies,
      headers: { ...key(), "content-type": "application/json" },
      payload: "{",
    });
    expect(broken.statusCode).toBe(400);
    const large = await app.inject({
      method: "POST",
      url: "/api/things/a1",
      cookies,
      headers: key(),
      payload: { note: "x".repeat(3_000_000) },
    });
    expect(large.statusCode).toBe(413);
    expect(large.json()).toMatchObject({ code: "INPUT_INVALID" });
  });

  it("slows down who asks too often", async () => {
    const answers = await Promise.all(
      Array.from({ length: 15 }, () => secureApp.inject({ url: "/api/greet/Ani" })),
    );
    const refused = answers.filter((answer) => answer.statusCode === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.json()).toMatchObject({ code: "RATE_LIMITED" });
  });

  it("describes every operation in OpenAPI 3.1 and on a page without scripts", async () => {
    const document = (await app.inject({ url: "/api/openapi.json" })).json<{
      openapi: string;
      paths: Record<string, Record<string, { operationId: string; parameters: unknown[] }>>;
    }>();
    expect(document.openapi).toBe("3.1.0");
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map((one) => one.operationId),
    );
    expect(ids.toSorted()).toEqual(operations.map(({ contract }) => contract.name).toSorted());
    expect(document.paths["/api/things/{thingId}"]?.["post"]?.parameters).toMatchObject([
      { name: "thingId", in: "path" },
      { name: "Idempotency-Key", in: "header" },
    ]);
    const page = await app.inject({ url: "/api/docs" });
    expect(page.body).toContain("test.keep");
    expect(page.body).not.toMatch(/<script|<style|style=/);
  });
});
