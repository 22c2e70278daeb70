import type pg from "pg";
import { chainedRoot, genesisRoot, leafHash } from "./merkle.ts";
import { auditRowText } from "./seal-audit.ts";

export type AuditFault =
  | {
      readonly kind: "row-altered" | "row-missing" | "row-inserted";
      readonly seq: string;
      readonly sealId: string;
    }
  | { readonly kind: "seal-altered" | "seal-missing"; readonly sealId: string };

export interface AuditReport {
  readonly seals: number;
  readonly sealedRows: number;
  /** Rows newer than the last seal: not provable yet. */
  readonly unsealedRows: number;
  readonly fault: AuditFault | null;
}

interface Seal {
  id: bigint;
  first_seq: bigint;
  last_seq: bigint;
  row_count: number;
  previous_root: Buffer;
  root: Buffer;
  seqs: bigint[];
  leaves: Buffer;
}

/** First difference between what a seal recorded and the rows that lie in its range now. */
async function compareRows(client: pg.ClientBase, seal: Seal, after: bigint): Promise<AuditFault | null> {
  const { rows } = await client.query<{ seq: bigint; text: string }>(
    `select a.seq, ${auditRowText} as text from app.audit a where a.seq > $1 and a.seq <= $2 order by a.seq`,
    [after, seal.last_seq],
  );
  const found = new Map(rows.map((row) => [row.seq, row.text]));
  const sealId = String(seal.id);
  for (const [index, seq] of seal.seqs.entries()) {
    const text = found.get(seq);
    if (text === undefined) return { kind: "row-missing", seq: String(seq), sealId };
    if (!leafHash(text).equals(seal.leaves.subarray(index * 32, index * 32 + 32))) {
      return { kind: "row-altered", seq: String(seq), sealId };
    }
    found.delete(seq);
  }
  const [inserted] = found.keys();
  return inserted === undefined ? null : { kind: "row-inserted", seq: String(inserted), sealId };
}

/** Recounts the whole audit trail against its seals and names the first altered, missing or inserted row. */
export async function verifyAudit(
  owner: pg.Pool,
  onSeal: (done: number, total: number) => void = () => undefined,
): Promise<AuditReport> {
  const client = await owner.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    const { rows: ids } = await client.query<{ id: bigint }>(
      "select s.id from app.audit_seals s order by s.id",
    );
    let previousRoot = genesisRoot;
    // Smaller than any sequence number: a row slipped in before the first one is found too.
    let lastSeq = -(2n ** 63n);
    let sealedRows = 0;
    let expectedId: bigint | undefined;
    let fault: AuditFault | null = null;
    for (const [index, { id }] of ids.entries()) {
      const { rows } = await client.query<Seal>("select s.* from app.audit_seals s where s.id = $1", [id]);
      const seal = rows[0];
      if (!seal) throw new Error(`seal ${id} vanished inside a snapshot`);
      const leaves = Array.from({ length: seal.leaves.length / 32 }, (_, at) =>
        seal.leaves.subarray(at * 32, at * 32 + 32),
      );
      const chained = seal.previous_root.equals(previousRoot);
      if (!chained) {
        fault =
          expectedId !== undefined && id !== expectedId
            ? { kind: "seal-missing", sealId: String(expectedId) }
            : { kind: "seal-altered", sealId: String(id) };
      } else if (
        !chainedRoot(previousRoot, seal.first_seq, seal.last_seq, leaves).equals(seal.root) ||
        leaves.length !== seal.row_count ||
        seal.seqs.length !== seal.row_count
      ) {
        fault = { kind: "seal-altered", sealId: String(id) };
      } else {
        fault = await compareRows(client, seal, lastSeq);
      }
      if (fault) break;
      previousRoot = seal.root;
      lastSeq = seal.last_seq;
      sealedRows += seal.row_count;
      expectedId = id + 1n;
      onSeal(index + 1, ids.length);
    }
    const rest = await client.query<{ n: number }>(
      "select count(*)::int as n from app.audit a where a.seq > $1",
      [lastSeq],
    );
    await client.query("rollback");
    return { seals: ids.length, sealedRows, unsealedRows: fault ? 0 : (rest.rows[0]?.n ?? 0), fault };
  } finally {
    client.release();
  }
}
