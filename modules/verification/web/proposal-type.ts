import type { OutputOf } from "#platform/kernel/contract.ts";
import type { getProposal } from "../contract/get-proposal.ts";

/** A list as its page reads it. */
export type Proposal = OutputOf<typeof getProposal>;
