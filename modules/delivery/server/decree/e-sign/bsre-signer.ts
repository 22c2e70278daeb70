import { createHash, X509Certificate } from "node:crypto";
import { ContentInfo, SignedData } from "pkijs";
import { z } from "zod";
import { type ESign, type Signature, SignFault, type SignRequest } from "./port.ts";

/** Access to an office's e-sign client service of BSrE (BSSN). Needs an agreement with BSSN; without it this is off. */
export interface BsreOptions {
  /** Root of the service, e.g. "https://esign.contoh.go.id". */
  readonly baseUrl: string;
  readonly user: string;
  readonly password: string;
  readonly timeoutMilliseconds?: number;
  /** For tests: the service is never called over the network there. */
  readonly send?: typeof fetch;
}

/** Version 2 signs a hash: the paper itself stays in the office. */
const signHash = "/api/v2/sign/hash";

const Answer = z.object({
  time: z.union([z.string(), z.number()]).optional(),
  file: z.array(z.string().min(1)).min(1).optional(),
  signature: z.array(z.string().min(1)).min(1).optional(),
});
const Refusal = z.object({ error: z.string().optional(), status_code: z.number().optional() });

const bareBase64 = (text: string) => Buffer.from(text, "base64");

function certificateOf(cms: Buffer): { sha256: string; subject: string } {
  const content = ContentInfo.fromBER(new Uint8Array(cms).buffer);
  const signed = new SignedData({ schema: content.content });
  const [first] = signed.certificates ?? [];
  if (first === undefined || !("toSchema" in first)) throw new SignFault("SIGN_REFUSED");
  const der = Buffer.from(first.toSchema().toBER(false));
  return {
    sha256: createHash("sha256").update(der).digest("hex"),
    subject: new X509Certificate(der).subject,
  };
}

/**
 * Signs at BSrE by NIK and passphrase of the signer. Written after the shape its users know (hash signing, basic
 * authentication of the office, CMS in base64) and not tried against the real service: docs/adr tells what to check.
 */
export function bsreSigner(options: BsreOptions): ESign {
  const send = options.send ?? fetch;
  return {
    kind: "bsre",
    sign: async ({ covered, credentials }: SignRequest): Promise<Signature> => {
      if (!credentials) throw new SignFault("SIGN_REFUSED");
      const hash = createHash("sha256").update(covered).digest("base64");
      let response: Response;
      try {
        response = await send(`${options.baseUrl}${signHash}`, {
          method: "POST",
          headers: {
            authorization: `Basic ${Buffer.from(`${options.user}:${options.password}`).toString("base64")}`,
            "content-type": "application/json",
          },
          body: JSON.stringify({
            nik: credentials.nik,
            passphrase: credentials.passphrase,
            hash: [hash],
            hashAlgorithm: "SHA256",
          }),
          signal: AbortSignal.timeout(options.timeoutMilliseconds ?? 30_000),
        });
      } catch (error) {
        throw new SignFault("SIGN_SERVICE_SILENT", { cause: error });
      }
      const body: unknown = await response.json().catch(() => ({}));
      if (!response.ok)
        throw new SignFault("SIGN_REFUSED", {
          cause: new Error(Refusal.safeParse(body).data?.error ?? String(response.status)),
        });
      const answer = Answer.safeParse(body);
      const encoded = answer.data?.signature?.[0] ?? answer.data?.file?.[0];
      if (encoded === undefined) throw new SignFault("SIGN_REFUSED");
      const cms = bareBase64(encoded);
      const { sha256, subject } = certificateOf(cms);
      return { cms, kind: "bsre", certificateSha256: sha256, subject };
    },
  };
}
