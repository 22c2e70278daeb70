/** What is signed: a PDF with a hole for the signature (see place-signature.ts). */
export interface SignRequest {
  /** The bytes that the signature covers: all of the file but the hole. */
  readonly covered: Buffer;
  readonly signedAt: Date;
  /** Name for the certificate of the local signer; BSrE takes it from the signer's own certificate. */
  readonly signerName: string;
  readonly signerTitle: string;
  /** NIK and passphrase of the signer where the service asks for them; never stored, never logged. */
  readonly credentials?: { readonly nik: string; readonly passphrase: string };
}

export interface Signature {
  /** DER of a CMS SignedData with detached content (PAdES, SubFilter ETSI.CAdES.detached). */
  readonly cms: Buffer;
  /** "local" or "bsre": shown to people, because a local test certificate binds nobody. */
  readonly kind: string;
  readonly certificateSha256: string;
  readonly subject: string;
}

/** Expected ends of a signature service, as codes. */
export class SignFault extends Error {
  readonly code: "SIGN_SERVICE_OFF" | "SIGN_REFUSED" | "SIGN_SERVICE_SILENT";
  constructor(code: SignFault["code"], options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** A service that signs. The decree knows only this; which one an office uses is configuration. */
export interface ESign {
  readonly kind: "local" | "bsre";
  sign(request: SignRequest): Promise<Signature>;
}
