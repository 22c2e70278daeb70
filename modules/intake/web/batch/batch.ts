import type { getBatch } from "#modules/intake/contract/get-batch.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";

/** One file and what became of it, as the server tells it. */
export type Batch = OutputOf<typeof getBatch>;
