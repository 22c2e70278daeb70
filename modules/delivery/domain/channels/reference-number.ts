/**
 * Reference of a payment at the bank: six digits of the batch, six of the line, two check digits (ISO 7064 MOD
 * 97-10), so that a digit lost or swapped on the way is noticed. The database computes the same when a batch is made.
 */
export function referenceNumber(batchNumber: number, line: number): string {
  const body = BigInt(batchNumber) * 1_000_000n + BigInt(line);
  const check = 98n - ((body * 100n) % 97n);
  return String(body).padStart(12, "0") + String(check).padStart(2, "0");
}

/** Batch number of a well-formed reference, or null. */
export function batchOfReference(reference: string): number | null {
  if (!/^\d{14}$/.test(reference)) return null;
  return BigInt(reference) % 97n === 1n ? Number(reference.slice(0, 6)) : null;
}
