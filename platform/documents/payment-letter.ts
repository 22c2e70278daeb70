import type { CivilDate } from "#platform/kernel/dates.ts";
import type { OfficeLetterhead } from "./letterhead.ts";
import { defineTemplate } from "./template.ts";

/** What "Surat pengantar berkas pembayaran" shows: the file a bank is asked to carry out, its control totals and its hash. */
export interface PaymentLetterData {
  readonly office: OfficeLetterhead;
  readonly batchNumber: string;
  readonly channel: string;
  readonly programme: string;
  readonly period: string;
  readonly stage: string;
  readonly place: string;
  readonly valueOn: CivilDate;
  readonly debitAccount: string;
  readonly fileName: string;
  /** Hexadecimal, whole: the bank compares it with the file it got. */
  readonly sha256: string;
  readonly lines: number;
  readonly totalRupiah: bigint;
  /** "satu juta tujuh ratus lima puluh ribu rupiah" */
  readonly totalInWords: string;
  readonly isReissue: boolean;
  readonly isReleased: boolean;
  readonly madeBy: string;
  readonly releasedBy: string;
  readonly printedBy: string;
}

export const paymentLetter = defineTemplate<PaymentLetterData>("payment-letter.typ", "ua-1");
