import type { OutputOf } from "#platform/kernel/contract.ts";
import type { getPaymentBatch } from "../../contract/get-payment-batch.ts";

/** A payment batch as its page and the page's parts show it. */
export type BatchPageData = OutputOf<typeof getPaymentBatch>;
