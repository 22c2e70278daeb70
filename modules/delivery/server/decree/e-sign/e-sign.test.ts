import { execFileSync } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { existsSync, mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { heldRowsReport } from "#platform/documents/held-rows-report.ts";
import { openPress } from "#platform/documents/press.ts";
import { sampleHeldRows } from "#platform/documents/sample-documents.ts";
import { bsreSigner } from "./bsre-signer.ts";
import { localIdentity } from "./certificate.ts";
import { checkSignature } from "./check-signature.ts";
import { localSigner } from "./local-signer.ts";
import { officeSigner } from "./office-signer.ts";
import { fillSignature, placeSignature } from "./place-signature.ts";

const folder = mkdtempSync(join(tmpdir(), "sinergi-sign-"));
const file = join(folder, "e-sign", "local.pem");
const signedAt = new Date("2026-11-21T04:00:00Z");
const signer = localSigner((now) => localIdentity(now, file));
const about = { name: "Ratu Üji (Kepala)", reason: "Penetapan SK", location: "Serang", signedAt };
const press = openPress();
let paper: Buffer;
let signed: Buffer;

async function sign(pdf: Buffer): Promise<Buffer> {
  const prepared = placeSignature(pdf, about);
  const { cms } = await signer.sign({
    covered: prepared.covered,
    signedAt,
    signerName: about.name,
    signerTitle: "Kepala",
  });
  return fillSignature(prepared, cms);
}

beforeAll(async () => {
  paper = await press.renderPdf(heldRowsReport, sampleHeldRows, signedAt);
  signed = await sign(paper);
});
afterAll(() => press.close());

const whole = { coversAll: true, digestMatches: true, signatureHolds: true, signerBound: true };

describe("the local signer", () => {
  it("makes its certificate once, in a file of its own user", async () => {
    const first = await localIdentity(signedAt, file);
    const again = await localIdentity(new Date(), file);
    expect(again.certificateDer.equals(first.certificateDer)).toBe(true);
    expect(statSync(file).mode & 0o077).toBe(0);
    const x509 = new X509Certificate(first.certificateDer);
    expect(x509.verify(x509.publicKey)).toBe(true);
    expect(x509.subject).toContain("bukan BSrE");
  });

  it("signs every byte of the paper and leaves what stood there untouched", () => {
    expect(signed.subarray(0, paper.length).equals(paper)).toBe(true);
    expect(checkSignature(signed)).toMatchObject(whole);
    expect(checkSignature(paper)).toBeNull();
  });

  it.each([
    ["the first page", 2_000],
    ["the middle", 20_000],
    ["the last byte before the signature's update", -1],
  ])("notices one altered byte in %s", (_where, offset) => {
    const altered = Buffer.from(signed);
    const at = offset < 0 ? paper.length + offset : offset;
    altered[at] = (altered[at] ?? 0) ^ 1;
    expect(checkSignature(altered)).toMatchObject({ digestMatches: false, signatureHolds: true });
  });

  it("notices bytes hung on behind the signature", () => {
    expect(checkSignature(Buffer.concat([signed, Buffer.from("\n%more\n")]))).toMatchObject({
      coversAll: false,
    });
  });

  it("holds before OpenSSL too", () => {
    const openssl = "/usr/bin/openssl";
    expect(existsSync(openssl), "OpenSSL is part of every Debian that runs these tests").toBe(true);
    const range = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/.exec(signed.toString("latin1"));
    const [, b = 0, c = 0] = (range ?? []).slice(1).map(Number);
    const hex = signed
      .subarray(b + 1, c - 1)
      .toString("latin1")
      .replace(/(00)+$/, "");
    writeFileSync(join(folder, "cms.der"), Buffer.from(hex.length % 2 ? `${hex}0` : hex, "hex"));
    writeFileSync(join(folder, "covered"), Buffer.concat([signed.subarray(0, b), signed.subarray(c)]));
    const told = execFileSync(
      openssl,
      [
        "cms",
        "-verify",
        "-binary",
        "-inform",
        "DER",
        "-in",
        "cms.der",
        "-content",
        "covered",
        "-CAfile",
        file,
        "-purpose",
        "any",
        "-out",
        "out",
      ],
      { cwd: folder, stdio: ["ignore", "pipe", "pipe"], encoding: "utf8" },
    );
    expect(told).toBe("");
  });
});

describe("the signer of BSrE", () => {
  const nothing = { covered: Buffer.from("x"), signedAt, signerName: "", signerTitle: "" };
  const options = { baseUrl: "https://esign.contoh.example", user: "u", password: "p" };

  it("is off unless address and account are configured", () => {
    expect(officeSigner({}).kind).toBe("local");
    expect(officeSigner({ BSRE_URL: "https://x.example" }).kind).toBe("local");
    expect(officeSigner({ BSRE_URL: "https://x.example", BSRE_USER: "u", BSRE_PASSWORD: "p" }).kind).toBe(
      "bsre",
    );
  });

  it("sends the hash, not the paper, and takes the CMS that comes back", async () => {
    let body = "";
    const made = await signer.sign(nothing);
    const service = bsreSigner({
      ...options,
      send: async (_url, init) => {
        body = typeof init?.body === "string" ? init.body : "";
        return Response.json({ signature: [made.cms.toString("base64")] });
      },
    });
    const answer = await service.sign({
      ...nothing,
      credentials: { nik: "3602140101019001", passphrase: "rahasia" },
    });
    expect(answer).toMatchObject({ kind: "bsre", certificateSha256: made.certificateSha256 });
    expect(JSON.parse(body).hash).toEqual([createHash("sha256").update("x").digest("base64")]);
  });

  it.each([
    ["no passphrase", undefined, async () => Response.json({}), "SIGN_REFUSED"],
    [
      "a wrong passphrase",
      { nik: "1", passphrase: "x" },
      async () => Response.json({ error: "Passphrase salah" }, { status: 400 }),
      "SIGN_REFUSED",
    ],
    [
      "an answer that says nothing",
      { nik: "1", passphrase: "x" },
      async () => Response.json({}),
      "SIGN_REFUSED",
    ],
    [
      "silence",
      { nik: "1", passphrase: "x" },
      () => Promise.reject(new TypeError("fetch failed")),
      "SIGN_SERVICE_SILENT",
    ],
  ] as const)("answers %s with a code", async (_what, credentials, send, code) => {
    const service = bsreSigner({ ...options, send });
    await expect(service.sign({ ...nothing, ...(credentials ? { credentials } : {}) })).rejects.toMatchObject(
      { code },
    );
  });
});
