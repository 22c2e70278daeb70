import type { FastifyInstance, FastifyReply } from "fastify";
import {
  askForCode,
  compareFile,
  findVerifiedDecree,
  verificationPage,
  verificationStyle,
} from "#modules/delivery/server/index.ts";
import type { Database } from "#platform/db/connection.ts";

/** Looks a minute from one address: a person checks a few papers, nobody walks through codes. */
const looksPerMinute = 20;
const largestFile = 40 * 1024 * 1024;
const codeShape = /^[0-9A-HJKMNP-TV-Z]{16}$/;

const normalCode = (text: string) => text.toUpperCase().replaceAll(/[^0-9A-Z]/g, "");

/** Content of the first file in a multipart body; undefined where there is none. */
export function firstFile(body: Buffer, contentType: string): Buffer | undefined {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  if (boundary === undefined) return undefined;
  const mark = Buffer.from(`--${boundary}`);
  const head = body.indexOf("\r\n\r\n", body.indexOf(mark));
  const end = body.indexOf(Buffer.concat([Buffer.from("\r\n"), mark]), head);
  return head < 0 || end < 0 ? undefined : body.subarray(head + 4, end);
}

const html = (reply: FastifyReply, status: number, text: string) =>
  reply.status(status).header("cache-control", "no-store").type("text/html; charset=utf-8").send(text);

/**
 * The page that a decree's QR leads to: made on the server, readable without a script, for anybody. Unknown codes,
 * drafts and cancelled decrees answer alike.
 */
export async function serveVerification(app: FastifyInstance, database: Database): Promise<void> {
  await app.register((scope, _options, done) => {
    const limit = { config: { rateLimit: { max: looksPerMinute, timeWindow: "1 minute" } } };
    scope.addContentTypeParser(
      "multipart/form-data",
      { parseAs: "buffer", bodyLimit: largestFile },
      (_request, body, parsed) => parsed(null, body),
    );
    scope.get("/verifikasi.css", (_request, reply) =>
      reply.type("text/css; charset=utf-8").send(verificationStyle),
    );
    scope.get<{ Querystring: { kode?: string } }>("/verifikasi", limit, (request, reply) => {
      const code = normalCode(request.query.kode ?? "");
      if (codeShape.test(code)) return reply.redirect(`/verifikasi/${code}`, 303);
      return html(reply, 200, askForCode(code !== ""));
    });
    scope.get<{ Params: { code: string } }>("/verifikasi/:code", limit, async (request, reply) => {
      const code = normalCode(request.params.code);
      const decree = codeShape.test(code) ? await findVerifiedDecree(database, code) : undefined;
      return decree ? html(reply, 200, verificationPage(code, decree)) : html(reply, 404, askForCode(true));
    });
    scope.post<{ Params: { code: string }; Body: Buffer }>(
      "/verifikasi/:code",
      limit,
      async (request, reply) => {
        const code = normalCode(request.params.code);
        const decree = codeShape.test(code) ? await findVerifiedDecree(database, code) : undefined;
        if (!decree) return html(reply, 404, askForCode(true));
        const file = firstFile(request.body, request.headers["content-type"] ?? "");
        return html(
          reply,
          200,
          verificationPage(code, decree, file === undefined ? undefined : compareFile(decree, file)),
        );
      },
    );
    done();
  });
}
