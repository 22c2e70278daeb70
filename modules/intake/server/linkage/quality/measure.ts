/** A pair of rows of one file, smaller number first. */
export const pairKey = (a: number, b: number): string => (a < b ? `${a}-${b}` : `${b}-${a}`);

export interface ScoredPair {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

export interface Point {
  readonly weight: number;
  readonly proposed: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const rounded = (value: number) => Math.round(value * 100_000) / 100_000;

/** Precision, recall and F1 of proposing all pairs from a weight on. */
function pointAt(weight: number, proposed: number, right: number, wanted: number): Point {
  const precision = proposed === 0 ? 1 : right / proposed;
  const recall = wanted === 0 ? 1 : right / wanted;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { weight, proposed, precision: rounded(precision), recall: rounded(recall), f1: rounded(f1) };
}

/** The whole curve in steps of half a weight, and the point at `threshold`, against the true pairs. */
export function measure(
  pairs: readonly ScoredPair[],
  truth: ReadonlySet<string>,
  threshold: number,
): { chosen: Point; curve: Point[] } {
  const sorted = pairs.toSorted((x, y) => y.weight - x.weight);
  const at = (weight: number): Point => {
    let [proposed, right] = [0, 0];
    for (const pair of sorted) {
      if (pair.weight < weight) break;
      proposed += 1;
      if (truth.has(pairKey(pair.a, pair.b))) right += 1;
    }
    return pointAt(weight, proposed, right, truth.size);
  };
  const most = Math.ceil(sorted[0]?.weight ?? threshold);
  const least = Math.floor(sorted.at(-1)?.weight ?? threshold);
  const curve: Point[] = [];
  for (let weight = least; weight <= most; weight += 0.5) curve.push(at(weight));
  return { chosen: at(threshold), curve };
}
