import type { Operation } from "#platform/runtime/operation.ts";
import { handler as applyBatch } from "./apply-batch.ts";
import { handler as cancelBatch } from "./cancel-batch.ts";
import { handler as checkBatch } from "./check-batch.ts";
import { handler as downloadHeld } from "./download-held.ts";
import { handler as dropRow } from "./drop-row.ts";
import { handler as finishUpload } from "./finish-upload.ts";
import { handler as getBatch } from "./get-batch.ts";
import { handler as getHeldRow } from "./get-held-row.ts";
import { operations as linkageOperations } from "./linkage/operations.ts";
import { handler as listBatches } from "./list-batches.ts";
import { handler as listDifferences } from "./list-differences.ts";
import { handler as listHeldRows } from "./list-held-rows.ts";
import { handler as listProfiles } from "./list-profiles.ts";
import { handler as listWarnings } from "./list-warnings.ts";
import { handler as mendRow } from "./mend-row.ts";
import { handler as previewBatch } from "./preview-batch.ts";
import { handler as putPiece } from "./put-piece.ts";
import { handler as saveMapping } from "./save-mapping.ts";
import { handler as saveProfile } from "./save-profile.ts";
import { handler as startUpload } from "./start-upload.ts";
import { handler as takeBackRow } from "./take-back-row.ts";
import { handler as undoBatch } from "./undo-batch.ts";

export const operations: readonly Operation[] = [
  startUpload,
  putPiece,
  finishUpload,
  listBatches,
  getBatch,
  previewBatch,
  listProfiles,
  saveMapping,
  saveProfile,
  checkBatch,
  applyBatch,
  cancelBatch,
  undoBatch,
  listHeldRows,
  getHeldRow,
  mendRow,
  dropRow,
  takeBackRow,
  listWarnings,
  downloadHeld,
  listDifferences,
  ...linkageOperations,
];

export { type BatchOrigin, batchOrigins } from "./batch-origins.ts";
export { type FileRows, findFileRows } from "./find-file-rows.ts";
export { type ImportReport, type ImportRequest, importFile } from "./import-file.ts";
export { jobs } from "./jobs/run-work.ts";
export { type LinkOutcome, linkRegistry } from "./linkage/link-registry.ts";
export { type FileQuality, measureFile } from "./linkage/quality/measure-file.ts";
export { isFileMap } from "./linkage/quality/people-of-file.ts";
export { resumeLinkage } from "./linkage/work.ts";
export { resumeOpenWork } from "./resume-open-work.ts";
export { sayRule } from "./say-rule.ts";
