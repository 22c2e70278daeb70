import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Database } from "#platform/db/connection.ts";
import { inScope, noScope } from "#platform/db/tx.ts";
import { checkSignature, type SignatureCheck } from "./e-sign/check-signature.ts";
import { readVerified, type VerifiedDecree } from "./read-verified.ts";

/** "same" = byte for byte the paper or an attachment; "different" = anything else. */
export interface FileVerdict {
  readonly verdict: "same" | "different";
  readonly sha256: string;
  /** Which part it is, where it is one. */
  readonly part: string | null;
}

/** Compares a file with what was signed: only its hash is looked at, nothing of it is kept. */
export function compareFile(decree: VerifiedDecree, file: Buffer): FileVerdict {
  const sha256 = createHash("sha256").update(file).digest("hex");
  const attachment = decree.attachments.find((one) => one.sha256 === sha256);
  if (sha256 === decree.pdfSha256) return { verdict: "same", sha256, part: "SK" };
  return { verdict: attachment ? "same" : "different", sha256, part: attachment?.title ?? null };
}

/** Public facts of a signed decree, asked by anybody: no scope, one function of the database. */
export const findVerifiedDecree = (database: Database, code: string): Promise<VerifiedDecree | undefined> =>
  inScope(database.app, noScope, "read only", (tx) => readVerified(tx, code));

export interface FileReport extends FileVerdict {
  readonly number: string | null;
  readonly signature: SignatureCheck | null;
}

/** The same for the command line, where the decree is not known: the whole register is asked for the hash. */
export async function verifyDecreeFile(database: Database, file: Buffer): Promise<FileReport> {
  const sha256 = createHash("sha256").update(file).digest();
  const rows = await inScope(database.loader, noScope, "read only", async (tx) => {
    const found = await sql<{ number: string; part: string }>`
      select d.number, 'SK' as part from delivery.decrees d where d.pdf_sha256 = ${sha256} and d.state = 'signed'
      union all
      select d.number, a.title from delivery.decree_attachments a join delivery.decrees d on d.id = a.decree_id and d.state = 'signed'
       where a.sha256 = ${sha256}`.execute(tx);
    return found.rows;
  });
  let signature: SignatureCheck | null = null;
  try {
    signature = checkSignature(file);
  } catch {
    // Bytes that no longer read as a signature are a file that differs, not a fault of ours.
  }
  const [row] = rows;
  return {
    verdict: row ? "same" : "different",
    sha256: sha256.toString("hex"),
    part: row?.part ?? null,
    number: row?.number ?? null,
    signature,
  };
}
