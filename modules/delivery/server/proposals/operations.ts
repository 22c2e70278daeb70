import type { JobHandler } from "#platform/runtime/jobs.ts";
import type { Operation } from "#platform/runtime/operation.ts";
import { handler as downloadProposalFile } from "./download-proposal-file.ts";
import { handler as getProposalList } from "./get-proposal-list.ts";
import { handler as listProposalLines } from "./list-proposal-lines.ts";
import { handler as listProposalLists } from "./list-proposal-lists.ts";
import { readListJob } from "./read-list-job.ts";
import { handler as submitProposalList } from "./submit-proposal-list.ts";
import { handler as withdrawProposalList } from "./withdraw-proposal-list.ts";

export const operations: readonly Operation[] = [
  submitProposalList,
  listProposalLists,
  getProposalList,
  listProposalLines,
  withdrawProposalList,
  downloadProposalFile,
];

export const jobs: Readonly<Record<string, JobHandler>> = { "delivery.read-list": readListJob };
