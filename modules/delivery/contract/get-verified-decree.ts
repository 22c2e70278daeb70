import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { RupiahText } from "./shapes.ts";

export const VerifyCode = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{16}$/);

/** Public facts of a signed decree by the code of its QR: figures and fingerprints, no person. */
export const getVerifiedDecree = queryContract({
  name: "delivery.get-verified-decree",
  method: "GET",
  path: "/delivery/verification/:code",
  summary: "Public facts of a signed decree.",
  permission: "public",
  scope: "none",
  personal: false,
  input: z.strictObject({ code: VerifyCode }),
  output: z.strictObject({
    number: z.string(),
    datedOn: z.iso.date().nullable(),
    title: z.string(),
    kind: z.enum(["new", "amending"]),
    lines: z.int(),
    totalRupiah: RupiahText,
    listSha256: z.string(),
    pdfSha256: z.string(),
    attachments: z.array(z.strictObject({ title: z.string(), sha256: z.string() })),
    signedAt: z.iso.datetime(),
    signer: z.string(),
    amendedBy: z.array(z.string()),
  }),
  errors: { DECREE_NOT_FOUND: 404 },
});
