import type { Operation } from "#platform/runtime/operation.ts";
import { handler as answerLinkCheck } from "./answer-link-check.ts";
import { handler as assignLinkPairs } from "./assign-link-pairs.ts";
import { handler as confirmLinkAct } from "./confirm-link-act.ts";
import { handler as decideLinkPair } from "./decide-link-pair.ts";
import { handler as exportLinkPairs } from "./export-link-pairs.ts";
import { handler as findLikelyPersons } from "./find-likely-persons.ts";
import { handler as getLinkAgreement } from "./get-link-agreement.ts";
import { handler as getLinkCheck } from "./get-link-check.ts";
import { handler as getLinkPair } from "./get-link-pair.ts";
import { handler as getLinkWork } from "./get-link-work.ts";
import { handler as joinLinkRecords } from "./join-link-records.ts";
import { handler as listLinkPairs } from "./list-link-pairs.ts";
import { handler as undoLinkAct } from "./undo-link-act.ts";

export const operations: readonly Operation[] = [
  listLinkPairs,
  getLinkWork,
  getLinkPair,
  decideLinkPair,
  joinLinkRecords,
  confirmLinkAct,
  undoLinkAct,
  assignLinkPairs,
  exportLinkPairs,
  getLinkCheck,
  answerLinkCheck,
  getLinkAgreement,
  findLikelyPersons,
];
