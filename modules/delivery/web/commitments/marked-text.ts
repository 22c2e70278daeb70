import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import type { markCommitments } from "../../contract/mark-commitments.ts";

/** Which commitment of which cycle the page is about. */
export interface CommitmentKey {
  readonly programmeCode: string;
  readonly period: string;
  readonly commitment: string;
}

/** What recording did, in one sentence, with what the officer must still know. */
export const markedText = (out: OutputOf<typeof markCommitments>): string =>
  m.delivery_commitment_marked({
    kept: formatNumber(out.kept),
    notKept: formatNumber(out.notKept),
    released: formatNumber(out.released),
    held: formatNumber(out.held),
  }) + (out.tooLate === 0 ? "" : ` ${m.delivery_commitment_too_late({ count: formatNumber(out.tooLate) })}`);
