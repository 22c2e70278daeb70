import type { CivilDate } from "#platform/kernel/dates.ts";
import type { Rupiah } from "#platform/kernel/money.ts";
import type { OfficeLetterhead } from "./letterhead.ts";
import { defineTemplate } from "./template.ts";

/** What "Lembar keluarga" shows. Numbers come masked: a sheet of paper has no access log. */
export interface FamilySheetData {
  readonly office: OfficeLetterhead;
  readonly headName: string;
  readonly familyNumberMasked: string | null;
  /** Street, hamlet, RT/RW in one line. */
  readonly address: string;
  readonly place: {
    readonly village: string;
    readonly district: string;
    readonly regency: string;
    readonly province: string;
  };
  readonly members: ReadonlyArray<{
    readonly name: string;
    readonly relation: string | null;
    /** "L" or "P". */
    readonly sex: string | null;
    readonly bornOn: CivilDate | null;
    readonly ageYears: number | null;
    readonly nikMasked: string | null;
    readonly conditions: readonly string[];
    readonly status: "lives-here" | "moved" | "died";
    readonly statusSinceOn: CivilDate | null;
  }>;
  /** Newest first. */
  readonly deciles: ReadonlyArray<{
    /** 1 (poorest) to 10. */
    readonly decile: number | null;
    readonly source: string;
    readonly asOf: CivilDate;
    readonly note: string | null;
  }>;
  readonly conditions: ReadonlyArray<{
    readonly person: string;
    readonly kind: string;
    readonly sinceOn: CivilDate | null;
    readonly evidence: string | null;
  }>;
  readonly housing: ReadonlyArray<{ readonly label: string; readonly value: string }>;
  readonly aid: ReadonlyArray<{
    readonly programme: string;
    readonly giver: string;
    readonly period: string;
    readonly amountRupiah: Rupiah | null;
    readonly status: string;
  }>;
  /** Newest first. */
  readonly timeline: ReadonlyArray<{
    readonly on: CivilDate;
    readonly what: string;
    readonly source: string;
  }>;
  readonly printedBy: string;
  readonly purpose: string;
  /** `qrSvg` from `qrCodeSvg`; `code` is what it holds in short, for people. */
  readonly verification?: { readonly qrSvg: string; readonly code: string };
}

export const familySheet = defineTemplate<FamilySheetData>("family-sheet.typ", "ua-1");
