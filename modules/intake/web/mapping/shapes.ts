import type { listProfiles } from "#modules/intake/contract/list-profiles.ts";
import type { previewBatch } from "#modules/intake/contract/preview-batch.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";

/** The columns of a file with their first values, and what each was taken for. */
export type Preview = OutputOf<typeof previewBatch>;

/** What a column may mean. */
export type Fields = OutputOf<typeof listProfiles>["fields"];
