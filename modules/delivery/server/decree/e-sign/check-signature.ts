import { createHash, createVerify, X509Certificate } from "node:crypto";

/*
 * A check of a signed PDF that shares no code with the signing: own DER walk, Node's own crypto. It answers what a
 * reader asks: does the signature cover the whole file, and is the file what was signed.
 */
export interface SignatureCheck {
  readonly subject: string;
  /** The signature covers every byte but its own. */
  readonly coversAll: boolean;
  readonly digestMatches: boolean;
  readonly signatureHolds: boolean;
  readonly signerBound: boolean;
}

interface Node {
  readonly tag: number;
  readonly start: number;
  readonly body: Buffer;
  readonly whole: Buffer;
}

function read(bytes: Buffer, at = 0): Node {
  const tag = bytes[at] ?? 0;
  let length = bytes[at + 1] ?? 0;
  let head = 2;
  if (length > 0x80) {
    const count = length - 0x80;
    length = bytes.readUIntBE(at + 2, count);
    head += count;
  }
  const end = at + head + length;
  if (end > bytes.length) throw new Error("DER is cut");
  return { tag, start: at, body: bytes.subarray(at + head, end), whole: bytes.subarray(at, end) };
}

function children(node: Node): Node[] {
  const found: Node[] = [];
  for (let at = 0; at < node.body.length; ) {
    const child = read(node.body, at);
    found.push(child);
    at += child.whole.length;
  }
  return found;
}

const oids = {
  messageDigest: "2a864886f70d010904",
  signingCertificateV2: "2a864886f70d010910022f",
} as const;

const need = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error("not a signature of this shape");
  return value;
};

/** Null where the file carries no signature at all. */
export function checkSignature(pdf: Buffer): SignatureCheck | null {
  const text = pdf.toString("latin1");
  const range = /\/ByteRange\s*\[\s*(\d+) (\d+) (\d+) (\d+)\s*\]/g;
  const found = [...text.matchAll(range)].at(-1);
  if (!found) return null;
  const [a = 0, b = 0, c = 0, d = 0] = found.slice(1).map(Number);
  const hex = text.slice(b + 1, c - 1);
  const coversAll =
    a === 0 && c + d === pdf.length && text[b] === "<" && text[c - 1] === ">" && /^[0-9a-f]*$/.test(hex);
  const covered = Buffer.concat([pdf.subarray(a, a + b), pdf.subarray(c, c + d)]);
  const signedData = children(need(children(need(children(read(Buffer.from(hex, "hex")))[1]))[0]));
  const certificate = need(children(need(signedData.find((node) => node.tag === 0xa0)))[0]).whole;
  const info = children(need(children(need(signedData.findLast((node) => node.tag === 0x31)))[0]));
  const attributes = need(info.find((node) => node.tag === 0xa0));
  const attribute = (oid: string): Node =>
    need(
      children(attributes)
        .map(children)
        .find(([type]) => type?.body.toString("hex") === oid)?.[1],
    );
  const digest = need(children(attribute(oids.messageDigest))[0]).body;
  const bound = createHash("sha256").update(certificate).digest();
  // Signed as a SET (0x31), whatever implicit tag it carries inside the message (RFC 5652, 5.4).
  const toVerify = Buffer.concat([Buffer.from([0x31]), attributes.whole.subarray(1)]);
  const x509 = new X509Certificate(certificate);
  const value = need(info.findLast((node) => node.tag === 0x04)).body;
  return {
    subject: x509.subject,
    coversAll,
    digestMatches: createHash("sha256").update(covered).digest().equals(digest),
    signatureHolds: createVerify("sha256").update(toVerify).verify(x509.publicKey, value),
    signerBound: attribute(oids.signingCertificateV2).whole.includes(bound),
  };
}
