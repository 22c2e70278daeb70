import type { Operation } from "#platform/runtime/operation.ts";
import { handler as exportMarks } from "./export-marks.ts";
import { handler as getCoverage } from "./get-coverage.ts";
import { handler as listMarks } from "./list-marks.ts";

export const operations: readonly Operation[] = [getCoverage, listMarks, exportMarks];
