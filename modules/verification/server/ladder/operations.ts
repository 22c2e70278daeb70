import type { Operation } from "#platform/runtime/operation.ts";
import { handler as addProposalRows } from "./add-proposal-rows.ts";
import { handler as createProposal } from "./create-proposal.ts";
import { handler as decideProposalRows } from "./decide-proposal-rows.ts";
import { handler as downloadBacking } from "./download-backing.ts";
import { handler as getProposal } from "./get-proposal.ts";
import { handler as listProposals } from "./list-proposals.ts";
import { handler as recordBacking } from "./record-backing.ts";
import { handler as removeProposalRow } from "./remove-proposal-row.ts";
import { handler as sendProposal } from "./send-proposal.ts";

export const operations: readonly Operation[] = [
  createProposal,
  listProposals,
  getProposal,
  addProposalRows,
  removeProposalRow,
  recordBacking,
  downloadBacking,
  sendProposal,
  decideProposalRows,
];
