import { mkdir, open, readFile, rename } from "node:fs/promises";
import { join, resolve } from "node:path";
import * as asn1 from "asn1js";
import { AttributeTypeAndValue, BasicConstraints, Certificate, Extension } from "pkijs";

const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" } as const;
/** 3072 bits: what BSSN asks of certificates that are to hold beyond 2030. */
const modulusBits = 3072;
const years = 5;

export interface LocalIdentity {
  readonly certificate: Certificate;
  readonly certificateDer: Buffer;
  readonly privateKey: CryptoKey;
}

const name = (type: string, value: string) =>
  new AttributeTypeAndValue({ type, value: new asn1.Utf8String({ value }) });

async function makeIdentity(now: Date): Promise<{ certificate: Buffer; privateKey: Buffer }> {
  const keys = await crypto.subtle.generateKey(
    { ...algorithm, modulusLength: modulusBits, publicExponent: new Uint8Array([1, 0, 1]) },
    true,
    ["sign", "verify"],
  );
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new asn1.Integer({
    valueHex: crypto
      .getRandomValues(new Uint8Array(8))
      .map((byte, index) => (index === 0 ? (byte & 0x7f) | 1 : byte)).buffer,
  });
  for (const holder of [certificate.issuer, certificate.subject])
    holder.typesAndValues.push(
      name("2.5.4.6", "ID"),
      name("2.5.4.10", "Dinas Sosial"),
      // Said in the name itself: nobody may take this certificate for one of the state's.
      name("2.5.4.3", "Sinergi - penanda tangan setempat (bukan BSrE)"),
    );
  certificate.notBefore.value = now;
  certificate.notAfter.value = new Date(
    Date.UTC(now.getUTCFullYear() + years, now.getUTCMonth(), now.getUTCDate()),
  );
  certificate.extensions = [
    new Extension({
      extnID: "2.5.29.19",
      critical: true,
      extnValue: new BasicConstraints({ cA: false }).toSchema().toBER(false),
    }),
    new Extension({
      extnID: "2.5.29.15",
      critical: true,
      // digitalSignature and nonRepudiation.
      extnValue: new asn1.BitString({ valueHex: new Uint8Array([0xc0]).buffer, unusedBits: 6 }).toBER(false),
    }),
  ];
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign(keys.privateKey, "SHA-256");
  return {
    certificate: Buffer.from(certificate.toSchema(true).toBER(false)),
    privateKey: Buffer.from(await crypto.subtle.exportKey("pkcs8", keys.privateKey)),
  };
}

const pem = (label: string, der: Buffer) =>
  `-----BEGIN ${label}-----\n${der.toString("base64").replace(/.{64}/g, "$&\n").trimEnd()}\n-----END ${label}-----\n`;

const derOf = (text: string, label: string): Buffer => {
  const body = new RegExp(`-----BEGIN ${label}-----([\\s\\S]+?)-----END`).exec(text)?.[1];
  if (body === undefined) throw new Error(`the local signer's file holds no ${label}`);
  return Buffer.from(body.replaceAll(/\s/g, ""), "base64");
};

/** Where the local signer's key lies: in the data folder, readable by its user alone. */
export const identityFile = (): string =>
  resolve(process.env["SINERGI_DATA"] || "data", "e-sign", "local.pem");

/** The local signer's certificate and key, made at its first use. Two processes at once keep the first one's. */
export async function localIdentity(now: Date, file = identityFile()): Promise<LocalIdentity> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    const made = await makeIdentity(now);
    await mkdir(join(file, ".."), { recursive: true, mode: 0o700 });
    const partial = `${file}.${process.pid}`;
    const handle = await open(partial, "w", 0o600);
    await handle.writeFile(pem("CERTIFICATE", made.certificate) + pem("PRIVATE KEY", made.privateKey));
    await handle.sync();
    await handle.close();
    await rename(partial, file);
    text = await readFile(file, "utf8");
  }
  const certificateDer = derOf(text, "CERTIFICATE");
  return {
    certificateDer,
    certificate: Certificate.fromBER(new Uint8Array(certificateDer)),
    privateKey: await crypto.subtle.importKey(
      "pkcs8",
      new Uint8Array(derOf(text, "PRIVATE KEY")),
      algorithm,
      false,
      ["sign"],
    ),
  };
}
