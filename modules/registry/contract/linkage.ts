/**
 * Linkage for other modules and for screens: the model's shape and the pure functions that compare two records
 * of people. Kept with the contracts because intake's engine writes the same rules in SQL.
 */
export { closeFrom, similarFrom } from "../domain/linkage/compare-names.ts";
export { type LinkName, linkName } from "../domain/linkage/link-name.ts";
export {
  type Chances,
  type Level,
  type Levels,
  type LinkField,
  type LinkModel,
  levelWeight,
  linkFields,
  linkLevels,
  priorWeight,
  probabilityOf,
} from "../domain/linkage/model.ts";
export { comparePair, type LinkRecord, type PairScore, scorePair } from "../domain/linkage/score-pair.ts";
