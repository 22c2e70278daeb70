import type { Operation } from "#platform/runtime/operation.ts";
import { handler as applyReturnFile } from "./apply-return-file.ts";
import { handler as cancelPaymentBatch } from "./cancel-payment-batch.ts";
import { handler as correctPaymentAccount } from "./correct-payment-account.ts";
import { handler as createPaymentBatch } from "./create-payment-batch.ts";
import { handler as decideHeldPayment } from "./decide-held-payment.ts";
import { handler as downloadNameCheck } from "./download-name-check.ts";
import { handler as downloadPaymentFile } from "./download-payment-file.ts";
import { handler as exportPaymentBatch } from "./export-payment-batch.ts";
import { handler as getPaymentBatch } from "./get-payment-batch.ts";
import { handler as getReturnFile } from "./get-return-file.ts";
import { handler as listPayables } from "./list-payables.ts";
import { handler as listPaymentBatches } from "./list-payment-batches.ts";
import { handler as listPaymentChannels } from "./list-payment-channels.ts";
import { handler as listPayments } from "./list-payments.ts";
import { handler as printCoverLetter } from "./print-cover-letter.ts";
import { handler as readNameCheck } from "./read-name-check.ts";
import { handler as readReturnFile } from "./read-return-file.ts";
import { handler as reissuePayments } from "./reissue-payments.ts";
import { handler as releasePaymentBatch } from "./release-payment-batch.ts";
import { handler as returnToTreasury } from "./return-to-treasury.ts";
import { handler as revealAccount } from "./reveal-account.ts";

export { jobs } from "./work/run-payment-work.ts";

export const operations: readonly Operation[] = [
  listPaymentChannels,
  listPayables,
  listPaymentBatches,
  getPaymentBatch,
  listPayments,
  createPaymentBatch,
  downloadNameCheck,
  readNameCheck,
  decideHeldPayment,
  cancelPaymentBatch,
  exportPaymentBatch,
  printCoverLetter,
  releasePaymentBatch,
  downloadPaymentFile,
  readReturnFile,
  getReturnFile,
  applyReturnFile,
  correctPaymentAccount,
  reissuePayments,
  returnToTreasury,
  revealAccount,
];
