import type { RawBuilder } from "kysely";
import type { AssessmentStatus, SubjectKind } from "../../contract/assessment-shapes.ts";

/** What the assessment of a period says of one subject for one programme. */
export interface Mark {
  readonly subjectId: string;
  readonly subjectKind: SubjectKind;
  readonly placeCode: string;
  readonly status: AssessmentStatus;
  /** Whether the criteria alone are met: a served one may no longer meet them. */
  readonly meetsCriteria: boolean | null;
  readonly served: boolean;
  readonly servedTwice: boolean;
  readonly overlap: boolean;
  readonly coolingOff: boolean;
  readonly hold: "paused" | "refused" | null;
  /** Per criterion of the version assessed: true, false, or null = data lacking. */
  readonly criteria: ReadonlyArray<{ readonly code: string; readonly met: boolean | null }>;
}

/**
 * A relation to select candidates from. One row per subject assessed, whatever its status:
 *
 *   region_code text, place_code text, compartment text | null,
 *   subject_id uuid, subject_kind text, family_id uuid | null, person_id uuid | null,
 *   status text (AssessmentStatus), hold text | null ('paused' | 'refused', open today),
 *   rank_values jsonb (array in the order of the version's ranking lines; numbers or null; booleans as 1/0),
 *   amount_rupiah bigint (whole cycle: fixed stage amounts summed, else components × counts × months),
 *   parts jsonb ({ componentCode: { count, amountRupiah } }, amountRupiah again for the whole cycle)
 *
 * Order by a ranking line: `(rank_values -> 0)::numeric asc nulls last` for "lowest", desc for "highest".
 * Runs under row-level security with the app role, over everything with the loader.
 */
export interface CandidateSource {
  readonly assessmentId: string;
  /** Reference date of the assessment, "YYYY-MM-DD". */
  readonly asOfOn: string;
  readonly subjectKind: SubjectKind;
  /** Use as: sql`insert into … select … from ${source.relation} as c where c.status = 'eligible' and c.hold is null`. */
  readonly relation: RawBuilder<unknown>;
}

/** A value a criterion was judged on, with where it comes from. */
export interface UsedValue {
  /** FEEL text of the reference: `umur`, `menerima("PKH")`. */
  readonly reference: string;
  readonly label: { readonly id: string; readonly en: string };
  readonly value: string | number | boolean | null;
  /** The value in words where it is a code. */
  readonly valueLabel: { readonly id: string; readonly en: string } | null;
  readonly unit: { readonly id: string; readonly en: string };
  readonly source: string;
  /** Cut-off or date of the source; null where it has none. */
  readonly asOfOn: string | null;
}

export interface ExplainedCriterion {
  readonly code: string;
  readonly label: { readonly id: string; readonly en: string };
  readonly rule: string;
  readonly words: { readonly id: string; readonly en: string };
  readonly legalBasis: string;
  readonly remedy: { readonly id: string; readonly en: string };
  readonly met: boolean | null;
  /** What would have to be otherwise; null where it is met. */
  readonly change: { readonly id: string; readonly en: string } | null;
  readonly values: readonly UsedValue[];
}

/** Why a subject has the status it has, judged on the registry as it is now. */
export interface Explanation {
  readonly versionId: string;
  readonly programmeCode: string;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly regionCode: string;
  readonly placeCode: string;
  readonly compartment: string | null;
  readonly familyId: string | null;
  readonly asOfOn: string;
  readonly status: AssessmentStatus;
  readonly criteria: readonly ExplainedCriterion[];
  readonly amountRupiah: bigint;
  readonly parts: Readonly<Record<string, { readonly count: number; readonly amountRupiah: number }>>;
}
