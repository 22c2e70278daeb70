import type { CivilDate } from "#platform/kernel/dates.ts";
import type { OfficeLetterhead } from "./letterhead.ts";
import { defineTemplate } from "./template.ts";

type Status = "eligible" | "data-lacking" | "not-eligible" | "served" | "overlap" | "cooling-off";

/** What "Penjelasan program" says to a person or family: no number, no other person. */
export interface WhySheetData {
  readonly office: OfficeLetterhead;
  readonly programme: string;
  readonly versionNumber: number;
  readonly legalBasis: readonly string[];
  readonly name: string;
  readonly place: string;
  readonly onDate: CivilDate;
  readonly status: Status;
  readonly assessed: {
    readonly period: string;
    readonly asOfOn: CivilDate;
    readonly status: Status;
  } | null;
  readonly criteria: ReadonlyArray<{
    readonly label: string;
    readonly words: string;
    readonly legalBasis: string;
    readonly result: "met" | "unmet" | "unknown";
    readonly values: ReadonlyArray<{
      readonly label: string;
      readonly value: string;
      readonly source: string;
      readonly asOfOn: CivilDate | null;
    }>;
    readonly remedy: string | null;
    readonly change: string | null;
  }>;
  readonly hold: {
    readonly kind: "paused" | "refused";
    readonly reason: string;
    readonly by: string;
    readonly at: CivilDate;
  } | null;
  /** Place in the selection, decision and enrolment, in sentences; empty where nothing was decided yet. */
  readonly standing: readonly string[];
  /** How to object, in sentences. */
  readonly objection: readonly string[];
  readonly printedBy: string;
}

export const whySheet = defineTemplate<WhySheetData>("why-sheet.typ", "ua-1");
