import { createHash } from "node:crypto";
import * as asn1 from "asn1js";
import {
  AlgorithmIdentifier,
  Attribute,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from "pkijs";
import { localIdentity } from "./certificate.ts";
import type { ESign, Signature, SignRequest } from "./port.ts";

const oid = {
  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
} as const;

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest();
const octets = (bytes: Buffer) => new asn1.OctetString({ valueHex: new Uint8Array(bytes).buffer });

/*
 * PAdES B-B (ETSI EN 319 142-1, 5.3): content type, message digest and ESS signing-certificate-v2 are signed; the
 * signing time stands in the PDF's /M and must not be an attribute. SHA-256 is the default of ESSCertIDv2 and left out.
 */
function signedAttributes(covered: Buffer, certificateDer: Buffer): SignedAndUnsignedAttributes {
  return new SignedAndUnsignedAttributes({
    type: 0,
    attributes: [
      new Attribute({ type: oid.contentType, values: [new asn1.ObjectIdentifier({ value: oid.data })] }),
      new Attribute({ type: oid.messageDigest, values: [octets(sha256(covered))] }),
      new Attribute({
        type: oid.signingCertificateV2,
        values: [
          new asn1.Sequence({
            value: [
              new asn1.Sequence({ value: [new asn1.Sequence({ value: [octets(sha256(certificateDer))] })] }),
            ],
          }),
        ],
      }),
    ],
  });
}

/** Signs with a certificate of this installation: for trying out and for tests. It proves integrity, not office. */
export function localSigner(identity = localIdentity): ESign {
  return {
    kind: "local",
    sign: async ({ covered, signedAt }: SignRequest): Promise<Signature> => {
      const { certificate, certificateDer, privateKey } = await identity(signedAt);
      const signedData = new SignedData({
        version: 1,
        digestAlgorithms: [new AlgorithmIdentifier({ algorithmId: "2.16.840.1.101.3.4.2.1" })],
        encapContentInfo: new EncapsulatedContentInfo({ eContentType: oid.data }),
        signerInfos: [
          new SignerInfo({
            version: 1,
            sid: new IssuerAndSerialNumber({
              issuer: certificate.issuer,
              serialNumber: certificate.serialNumber,
            }),
            signedAttrs: signedAttributes(covered, certificateDer),
          }),
        ],
        certificates: [certificate],
      });
      await signedData.sign(privateKey, 0, "SHA-256", new Uint8Array(covered).buffer);
      const content = new ContentInfo({ contentType: oid.signedData, content: signedData.toSchema(true) });
      return {
        cms: Buffer.from(content.toSchema().toBER(false)),
        kind: "local",
        certificateSha256: sha256(certificateDer).toString("hex"),
        subject: certificate.subject.typesAndValues.map((part) => part.value.valueBlock.value).join(", "),
      };
    },
  };
}
