import { cancelBatchOperation } from "./cancel-batch.ts";
import { listMyBatchesOperation } from "./list-my-batches.ts";
import { markBatchesSeenOperation } from "./mark-batches-seen.ts";

export const operations = [listMyBatchesOperation, cancelBatchOperation, markBatchesSeenOperation];
