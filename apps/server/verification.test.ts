import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { aDecree } from "#modules/delivery/server/testing/decrees.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { readEnv } from "./env.ts";
import { buildApplication } from "./serve.ts";

const db = useDatabase();
let app: Awaited<ReturnType<typeof buildApplication>>;
let code = "";

beforeAll(async () => {
  app = await buildApplication(db(), readEnv({}));
  const decree = await aDecree(db(), { state: "signed", lines: [{ name: "SARMANAH RAHASIA" }] });
  const { rows } = await db().owner.query<{ code: string }>(
    "select verify_code as code from delivery.decrees where id = $1",
    [decree.id],
  );
  code = rows[0]?.code ?? "";
});
afterAll(() => app.close());

const upload = (bytes: Buffer) =>
  app.inject({
    method: "POST",
    url: `/verifikasi/${code}`,
    headers: { "content-type": "multipart/form-data; boundary=batas" },
    payload: Buffer.concat([
      Buffer.from('--batas\r\nContent-Disposition: form-data; name="berkas"; filename="sk.pdf"\r\n\r\n'),
      bytes,
      Buffer.from("\r\n--batas--\r\n"),
    ]),
  });

it("shows figures and fingerprints of a signed decree, and no person", async () => {
  const page = await app.inject(`/verifikasi/${code}`);
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain("Ditandatangani dan berlaku");
  expect(page.body).toContain("Rp600.000");
  expect(page.body).toContain(createHash("sha256").update("%PDF").digest("hex"));
  expect(page.body).not.toContain("SARMANAH");
  expect(page.body).not.toMatch(/<script|style=/);
});

it("finds a file that differs by one byte, and the one that does not", async () => {
  expect((await upload(Buffer.from("%PDF"))).body).toContain("Sama:");
  expect((await upload(Buffer.from("%PDG"))).body).toContain("Berbeda:");
});

it("answers every other code alike, and stops who tries many", async () => {
  const unknown = await app.inject("/verifikasi/0000000000000000");
  expect(unknown.statusCode).toBe(404);
  expect((await app.inject("/verifikasi/tidak-ada")).body).toBe(unknown.body);
  expect(
    (await app.inject(`/verifikasi?kode=${code.toLowerCase().replace(/(.{4})(?=.)/g, "$1-")}`)).headers[
      "location"
    ],
  ).toBe(`/verifikasi/${code}`);
  const answers = [];
  for (let attempt = 0; attempt < 25; attempt += 1)
    answers.push((await app.inject(`/verifikasi/00000000000000${attempt + 10}`)).statusCode);
  expect(answers.at(-1)).toBe(429);
});
