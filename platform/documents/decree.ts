import type { CivilDate } from "#platform/kernel/dates.ts";
import type { Rupiah } from "#platform/kernel/money.ts";
import type { OfficeLetterhead } from "./letterhead.ts";
import { defineTemplate } from "./template.ts";

/** One person or family on the list; numbers come masked, as a list on paper has no access log. */
export interface DecreeLineData {
  /** Running number on the paper. */
  readonly no: number;
  readonly name: string;
  readonly nikMasked: string | null;
  readonly address: string;
  readonly place: string;
  readonly amountRupiah: Rupiah;
  readonly times: number;
  readonly totalRupiah: Rupiah;
  readonly effect: "grant" | "withdraw";
}

/** What a "Keputusan Kepala Dinas" shows. */
export interface DecreeData {
  readonly office: OfficeLetterhead;
  readonly number: string;
  readonly datedOn: CivilDate;
  /** Subject after "tentang". */
  readonly title: string;
  readonly amends: string | null;
  readonly considering: readonly string[];
  readonly legalBasis: readonly string[];
  /** "Memperhatikan": letters, minutes, results of reconciliation. */
  readonly observing: readonly string[];
  readonly rulings: readonly string[];
  readonly regions: ReadonlyArray<{
    readonly label: string;
    readonly lines: number;
    readonly totalRupiah: Rupiah;
    /** SHA-256 of this region's attachment, where the list is attached as files. */
    readonly attachmentSha256: string | null;
  }>;
  readonly lines: number;
  readonly withdrawals: number;
  readonly totalRupiah: Rupiah;
  readonly totalInWords: string;
  readonly budget: {
    readonly activityCode: string;
    readonly accountCode: string;
    readonly title: string;
  } | null;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
  /** "Tembusan". */
  readonly copies: readonly string[];
  /** A paper to look at before it is sent on: marked as a draft, without number, code and signature. */
  readonly isDraft: boolean;
  readonly signerTitle: string;
  readonly signerName: string;
  readonly place: string;
  /** Where a draft shows only the beginning of a long list: how many lines it leaves out. */
  readonly linesLeftOut: number;
  /** The list itself where it is short enough for one paper; else null and the attachments carry it. */
  readonly list: readonly DecreeLineData[] | null;
  readonly listSha256: string;
  /** Null in a draft. */
  readonly verification: { readonly qrSvg: string; readonly address: string; readonly code: string } | null;
}

/** Attachment of a large decree: the list of one kabupaten/kota. */
export interface DecreeListData {
  readonly office: OfficeLetterhead;
  readonly number: string;
  readonly datedOn: CivilDate;
  readonly title: string;
  readonly region: string;
  readonly lines: readonly DecreeLineData[];
  readonly totalRupiah: Rupiah;
  readonly totalInWords: string;
  readonly listSha256: string;
  readonly verification: { readonly qrSvg: string; readonly address: string; readonly code: string };
}

export const decreeDocument = defineTemplate<DecreeData>("decree.typ", "a-2b");
export const decreeListDocument = defineTemplate<DecreeListData>("decree-list.typ", "a-2b", {
  tagged: false,
});
