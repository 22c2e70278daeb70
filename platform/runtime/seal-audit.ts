import type pg from "pg";
import { chainedRoot, genesisRoot, leafHash } from "./merkle.ts";

/**
 * The row as hashed: every stored column in a fixed order and form. Changing this breaks the verification
 * of all earlier seals.
 */
export const auditRowText = `
  jsonb_build_array(a.seq, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), a.kind, a.type, a.operation,
    a.actor_id, a.session_id, a.request_id, host(a.ip), a.subject_kind, a.subject_id, a.place_code, a.purpose, a.data)::text`;

/** Rows per seal: bounds the memory of sealing and the row of the seals table (40 bytes a leaf). */
export const rowsPerSeal = 50_000;

const lockNotAvailable = "55P03";

/**
 * Seals the audit rows written since the last seal. Waits at most a quarter second for running commands:
 * with the lock held, every smaller sequence number is either committed or will never exist, so no row can
 * slip in behind the seal. Busy = tried again a minute later. Returns the number of rows sealed.
 */
export async function sealAudit(owner: pg.Pool): Promise<number> {
  const client = await owner.connect();
  try {
    await client.query(
      "begin; set local lock_timeout = '250ms'; lock table app.audit in share row exclusive mode",
    );
    const last = await client.query<{ last_seq: bigint; root: Buffer }>(
      "select s.last_seq, s.root from app.audit_seals s order by s.id desc limit 1",
    );
    const lastSeq = last.rows[0]?.last_seq ?? 0n;
    const rows = await client.query<{ seq: bigint; text: string }>(
      `select a.seq, ${auditRowText} as text from app.audit a where a.seq > $1 order by a.seq limit ${rowsPerSeal}`,
      [lastSeq],
    );
    const first = rows.rows[0];
    const final = rows.rows.at(-1);
    if (!first || !final) {
      await client.query("rollback");
      return 0;
    }
    const leaves = rows.rows.map((row) => leafHash(row.text));
    const previousRoot = last.rows[0]?.root ?? genesisRoot;
    await client.query(
      `insert into app.audit_seals (first_seq, last_seq, row_count, previous_root, root, seqs, leaves)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        first.seq,
        final.seq,
        leaves.length,
        previousRoot,
        chainedRoot(previousRoot, first.seq, final.seq, leaves),
        rows.rows.map((row) => row.seq),
        Buffer.concat(leaves),
      ],
    );
    await client.query("commit");
    return leaves.length;
  } catch (error) {
    await client.query("rollback");
    if (error instanceof Error && "code" in error && error.code === lockNotAvailable) return 0;
    throw error;
  } finally {
    client.release();
  }
}
