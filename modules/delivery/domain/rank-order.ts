import type { ProgrammeDefinition } from "#modules/programmes/contract/definition.ts";

/** How equal ranks are told apart, as the approver reads it. */
export const tieRule =
  "Peringkat sama diputus berturut-turut: desil lebih rendah, kepala keluarga lebih tua, lebih dahulu tercatat, lalu SHA-256 dari id seleksi dan id penerima (acak yang dapat diulang, bukan abjad).";

/**
 * ORDER BY of a selection over columns c.rank_values, c.decile, c.head_born_on, c.recorded_at and c.lot. Values nobody
 * knows come last: an unknown is no merit.
 */
export function rankOrderSql(ranking: ProgrammeDefinition["ranking"]): string {
  const lines = ranking.map(
    ({ first }, index) =>
      `(c.rank_values->>${index})::numeric ${first === "lowest" ? "asc" : "desc"} nulls last`,
  );
  return [
    ...lines,
    "c.decile asc nulls last",
    "c.head_born_on asc nulls last",
    "c.recorded_at asc nulls last",
    "c.lot asc",
  ].join(", ");
}
