import { createHash } from "node:crypto";

const sha256 = (prefix: number, ...parts: readonly Buffer[]) => {
  const hash = createHash("sha256").update(Buffer.of(prefix));
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** Hash of one row; leaves and nodes have different prefixes so that neither can pose as the other (RFC 6962). */
export const leafHash = (row: string): Buffer => sha256(0, Buffer.from(row, "utf8"));

/** Merkle root of leaves; a node without a neighbour moves up unchanged. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  let level = leaves;
  if (level.length === 0) return sha256(0);
  while (level.length > 1) {
    const next: Buffer[] = [];
    for (let index = 0; index < level.length; index += 2) {
      const [left, right] = [level[index], level[index + 1]];
      if (left) next.push(right ? sha256(1, left, right) : left);
    }
    level = next;
  }
  return level[0] ?? sha256(0);
}

/** A seal's root: the rows' root chained to the seal before, so that no earlier seal can be replaced unnoticed. */
export const chainedRoot = (
  previousRoot: Buffer,
  firstSeq: bigint,
  lastSeq: bigint,
  leaves: readonly Buffer[],
): Buffer =>
  sha256(2, previousRoot, Buffer.from(`${firstSeq}:${lastSeq}:${leaves.length}`), merkleRoot(leaves));

export const genesisRoot: Buffer = sha256(3);
