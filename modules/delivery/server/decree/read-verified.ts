import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import type { getVerifiedDecree } from "../../contract/get-verified-decree.ts";

export type VerifiedDecree = OutputOf<typeof getVerifiedDecree>;

/** Public facts of a signed decree by the code on its paper; undefined for every other code, whatever the reason. */
export async function readVerified(tx: Tx, code: string): Promise<VerifiedDecree | undefined> {
  const { rows } = await sql<{
    number: string;
    datedOn: string | null;
    title: string;
    kind: "new" | "amending";
    lines: number;
    totalRupiah: bigint;
    listSha256: Buffer;
    pdfSha256: Buffer;
    attachments: Array<{ title: string; sha256: string }>;
    signedAt: Date;
    signer: string | null;
    amendedBy: string[];
  }>`
    select v.number, v.dated_on as "datedOn", v.title, v.kind, v.line_count as lines, v.total_rupiah as "totalRupiah",
           v.list_sha256 as "listSha256", v.pdf_sha256 as "pdfSha256", v.attachments, v.signed_at as "signedAt", v.signer,
           v.amended_by as "amendedBy"
      from delivery.verified_decree(${code}) v`.execute(tx);
  const row = rows[0];
  if (!row) return undefined;
  return {
    ...row,
    totalRupiah: String(row.totalRupiah),
    listSha256: row.listSha256.toString("hex"),
    pdfSha256: row.pdfSha256.toString("hex"),
    signedAt: row.signedAt.toISOString(),
    signer: row.signer ?? "",
  };
}
