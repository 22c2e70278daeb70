import type { Operation } from "#platform/runtime/operation.ts";
import { handler as changeBreach } from "./change-breach.ts";
import { handler as closeBreach } from "./close-breach.ts";
import { handler as listBreaches } from "./list-breaches.ts";
import { handler as notifyBreach } from "./notify-breach.ts";
import { handler as printBreachNotice } from "./print-breach-notice.ts";
import { handler as recordBreach } from "./record-breach.ts";

export const operations: readonly Operation[] = [
  changeBreach,
  closeBreach,
  listBreaches,
  notifyBreach,
  printBreachNotice,
  recordBreach,
];
