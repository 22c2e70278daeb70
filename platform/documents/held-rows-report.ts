import type { CivilDate } from "#platform/kernel/dates.ts";
import type { OfficeLetterhead } from "./letterhead.ts";
import { defineTemplate } from "./template.ts";

/** What "Laporan pemeriksaan berkas" shows: the balance of a batch and why rows were held or refused. */
export interface HeldRowsReportData {
  readonly office: OfficeLetterhead;
  readonly fileName: string;
  readonly profile: string;
  readonly area: string;
  readonly cutOffOn: CivilDate | null;
  readonly receivedOn: CivilDate;
  readonly uploadedBy: string;
  /** Hexadecimal; the first 16 digits are printed. */
  readonly sha256: string;
  /** Rows; read = accepted + held + refused, and the paper says so or says that it is not. */
  readonly read: number;
  readonly accepted: number;
  readonly held: number;
  readonly refused: number;
  /** Most frequent first. */
  readonly reasons: ReadonlyArray<{
    readonly rows: number;
    readonly field: string | null;
    readonly reason: string;
    readonly remedy: string;
    readonly severity: "refuse" | "hold" | "warn";
  }>;
  readonly examples: ReadonlyArray<{
    /** 1-based, as a spreadsheet shows it. */
    readonly row: number;
    readonly field: string | null;
    readonly valueMasked: string | null;
    readonly reason: string;
  }>;
  readonly printedBy: string;
}

export const heldRowsReport = defineTemplate<HeldRowsReportData>("held-rows-report.typ", "a-2b");
