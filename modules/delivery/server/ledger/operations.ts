import type { Operation } from "#platform/runtime/operation.ts";
import { handler as getJournal } from "./get-journal.ts";
import { handler as getTrialBalance } from "./get-trial-balance.ts";
import { handler as listJournals } from "./list-journals.ts";

export const operations: readonly Operation[] = [listJournals, getJournal, getTrialBalance];
