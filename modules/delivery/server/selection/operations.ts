import type { JobHandler } from "#platform/runtime/jobs.ts";
import type { Operation } from "#platform/runtime/operation.ts";
import { handler as cancelSelection } from "./cancel-selection.ts";
import { handler as changeSelectionLine } from "./change-selection-line.ts";
import { handler as getSelection } from "./get-selection.ts";
import { handler as listSelectionLines } from "./list-selection-lines.ts";
import { handler as listSelections } from "./list-selections.ts";
import { selectJob } from "./select-job.ts";
import { handler as startSelection } from "./start-selection.ts";

export const operations: readonly Operation[] = [
  startSelection,
  listSelections,
  getSelection,
  listSelectionLines,
  changeSelectionLine,
  cancelSelection,
];

export const jobs: Readonly<Record<string, JobHandler>> = { "delivery.select": selectJob };
