import { civilDateInWib } from "#platform/kernel/dates.ts";
import { shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { findLikelyPersons } from "../../contract/find-likely-persons.ts";
import { linkFields, linkLevels } from "../../domain/linkage/model.ts";
import { type PairScore, scorePair } from "../../domain/linkage/score-pair.ts";
import { hitView } from "../hit-view.ts";
import { fullPlaceLabels } from "../place-labels.ts";
import { readHits } from "../search-statements.ts";
import { activeModel } from "./active-model.ts";
import { countedPersons, draftRecord, likelyCandidates, readCandidates } from "./likely-candidates.ts";

/** A score as pairs store it: every field with its level in words and its weight. */
const partsOf = (score: PairScore) =>
  linkFields.map((field) => {
    const level = score.levels[field];
    return {
      field,
      level: level === null ? "missing" : (linkLevels[field][level] ?? "different"),
      weight: score.parts[field],
    };
  });

export const handler = query(findLikelyPersons, async (tx, { limit, ...draft }, { now }) => {
  const model = await activeModel(tx);
  const one = draftRecord(draft);
  const found = await likelyCandidates(tx, draft);
  const persons = found.length === 0 ? 0 : await countedPersons(tx);
  const scored = (await readCandidates(tx, found))
    .map((candidate) => ({ candidate, score: scorePair(model, one, candidate, persons) }))
    .filter(({ score }) => score.weight >= model.thresholds.review)
    .toSorted((a, b) => b.score.weight - a.score.weight)
    .slice(0, limit);
  const rows = await readHits(
    tx,
    scored.map(({ candidate }) => candidate),
  );
  const scores = new Map(scored.map(({ candidate, score }) => [candidate.id, score]));
  const label = await fullPlaceLabels(
    tx,
    rows.map((row) => row.placeCode),
  );
  const today = civilDateInWib(now);
  return shown(
    {
      persons: rows.flatMap((row) => {
        const score = scores.get(row.id);
        if (score === undefined) return [];
        const byNumber = score.levels.nik === 0;
        return [
          {
            hit: {
              ...hitView(row, label, today),
              matchedBy: byNumber ? ("number" as const) : ("name" as const),
            },
            probability: score.probability,
            weight: score.weight,
            parts: partsOf(score),
          },
        ];
      }),
    },
    {
      purpose: "likely-persons",
      subjects: rows.map((row) => ({ kind: "person", id: row.id, placeCode: row.placeCode })),
    },
  );
});
