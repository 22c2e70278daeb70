import type { CivilDate } from "#platform/kernel/dates.ts";
import type { OfficeLetterhead } from "./letterhead.ts";
import { defineTemplate } from "./template.ts";

export interface ReportDecree {
  readonly number: string | null;
  readonly datedOn: CivilDate | null;
  readonly title: string;
  readonly lines: number;
  readonly totalRupiah: bigint;
  /** Hexadecimal, whole: the fingerprint of the signed list. */
  readonly listSha256: string;
}

export interface ReportBudget {
  readonly activityCode: string;
  readonly accountCode: string;
  readonly title: string;
  readonly ceilingRupiah: bigint;
  readonly reservedRupiah: bigint;
  readonly committedRupiah: bigint;
  readonly paidRupiah: bigint;
  readonly returnedRupiah: bigint;
  readonly roomRupiah: bigint;
}

export interface ReportSettlement {
  readonly stsNumber: string;
  readonly stsOn: CivilDate | null;
  readonly lines: number;
  readonly totalRupiah: bigint;
}

export interface ReportGoods {
  readonly item: string;
  readonly measure: string;
  readonly quantity: number;
  readonly minutes: number;
  readonly cameBack: number;
}

/** Findings of one kind: found = kept + removed + corrected + gone + open. */
export interface ReportFinding {
  readonly kind: string;
  readonly found: number;
  readonly kept: number;
  readonly removed: number;
  readonly corrected: number;
  readonly gone: number;
  readonly open: number;
}

interface Sum {
  readonly count: number;
  readonly rupiah: string;
}

/** "Laporan pertanggungjawaban" of a programme for a year. Sums in rupiah; words in Indonesian. */
export interface AccountabilityReportData {
  readonly office: OfficeLetterhead;
  readonly programme: string;
  readonly programmeCode: string;
  readonly year: number;
  readonly area: string;
  readonly legalBasis: readonly string[];
  readonly decrees: readonly ReportDecree[];
  readonly realisation: ReadonlyArray<{
    readonly region: string;
    readonly month: string;
    readonly entitled: Sum;
    readonly waiting: Sum;
    readonly paying: Sum;
    readonly received: Sum;
    readonly returned: Sum;
  }>;
  readonly total: { readonly entitled: Sum; readonly received: Sum };
  readonly entitledInWords: string;
  readonly receivedInWords: string;
  readonly sent: ReadonlyArray<{ readonly label: string; readonly lines: number; readonly rupiah: bigint }>;
  readonly budgets: readonly ReportBudget[];
  readonly settlements: readonly ReportSettlement[];
  readonly goods: readonly ReportGoods[];
  readonly findings: readonly ReportFinding[];
  readonly printedBy: string;
}

export const accountabilityReport = defineTemplate<AccountabilityReportData>(
  "accountability-report.typ",
  "ua-1",
);
