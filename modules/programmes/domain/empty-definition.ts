import type { ProgrammeDefinition } from "../contract/definition.ts";

/** What a new programme begins with: one payment in a year of twelve months, everything else still to be written. */
export function emptyDefinition(
  wanted: Pick<ProgrammeDefinition, "code" | "title" | "unit" | "form" | "effectiveFrom">,
  bidang: NonNullable<ProgrammeDefinition["bidang"]>,
): ProgrammeDefinition {
  return {
    code: wanted.code,
    title: wanted.title,
    names: [wanted.title.id.slice(0, 60)],
    summary: { id: "", en: "" },
    kind: "own",
    unit: wanted.unit,
    form: wanted.form,
    ownerTier: "province",
    bidang,
    legalBasis: [],
    effectiveFrom: wanted.effectiveFrom,
    effectiveUpto: null,
    unverified: [],
    criteria: [],
    components: [],
    maxComponents: null,
    cycle: {
      months: 12,
      stages: [
        {
          code: "tahap-1",
          label: { id: "Tahap 1", en: "Stage 1" },
          dueMonth: 1,
          amountRupiah: null,
          requires: [],
        },
      ],
    },
    quota: { total: null, byRegion: {} },
    budget: null,
    ranking: [],
    overlaps: [],
    coolingOff: [],
    documents: [],
    commitments: [],
  };
}
