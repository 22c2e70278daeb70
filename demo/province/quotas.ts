/**
 * How many households there are, where and how poor. The 654,785 poor households of Banten and their four deciles
 * are the figures of the provincial forum of 25 April 2017 (domain notes §0); the regions' shares are their poor
 * people in March 2022, in thousands (BPS, domain notes §9).
 */
export const householdsAtScaleOne = 654_785;

/** Households in decile 1, 2, 3, 4 at scale 1. */
export const decileCounts: readonly number[] = [94_979, 144_374, 215_628, 199_804];

/** Poor people in thousands, 2022. */
export const poorByRegion: Readonly<Record<string, number>> = {
  "3601": 114.65,
  "3602": 117.22,
  "3603": 270.52,
  "3604": 75.45,
  "3671": 132.88,
  "3672": 16.46,
  "3673": 42.56,
  "3674": 44.29,
};

/** Poverty rate in per cent, 2023: where it is higher, the lower deciles weigh more. */
const povertyRate: Readonly<Record<string, number>> = {
  "3601": 9.27,
  "3602": 8.68,
  "3603": 6.93,
  "3604": 4.85,
  "3671": 5.89,
  "3672": 3.98,
  "3673": 6.2,
  "3674": 2.57,
};

/** Whole shares of `total` in proportion to `weights`, adding up exactly (largest remainder). */
export function largestRemainder(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum <= 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (weight * total) / sum);
  const shares = exact.map(Math.floor);
  const missing = total - shares.reduce((all, share) => all + share, 0);
  exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((x, y) => y.rest - x.rest || x.index - y.index)
    .slice(0, missing)
    .forEach(({ index }) => (shares[index] = (shares[index] ?? 0) + 1));
  return shares;
}

export interface Quotas {
  readonly households: number;
  /** Index 0–3 = decile 1–4. */
  readonly deciles: readonly number[];
  /** Region code → households in decile 1–4. */
  readonly byRegion: ReadonlyMap<string, readonly number[]>;
}

/**
 * Households per region and decile at a scale (1 = 654,785). Row and column sums are both exact: a proportional
 * fit gives the shape, then whole households are handed out where both margins still lack some.
 */
export function quotasAt(scale: number): Quotas {
  const households = Math.round(householdsAtScaleOne * scale);
  const deciles = largestRemainder(households, decileCounts);
  const codes = Object.keys(poorByRegion).sort();
  const regions = largestRemainder(
    households,
    codes.map((code) => poorByRegion[code] ?? 0),
  );
  const fitted = fit(
    codes.map((code) => deciles.map((_, decile) => ((povertyRate[code] ?? 6) / 6) ** (1.2 - 0.8 * decile))),
    regions,
    deciles,
  );
  const cells = fitted.map((row) => row.map(Math.floor));
  const rowLack = regions.map((want, r) => want - sum(cells[r] ?? []));
  const columnLack = deciles.map((want, d) => want - sum(cells.map((row) => row[d] ?? 0)));
  for (const [r, row] of cells.entries()) {
    for (let d = 0; d < deciles.length; d++) {
      const give = Math.min(rowLack[r] ?? 0, columnLack[d] ?? 0);
      row[d] = (row[d] ?? 0) + give;
      rowLack[r] = (rowLack[r] ?? 0) - give;
      columnLack[d] = (columnLack[d] ?? 0) - give;
    }
  }
  return { households, deciles, byRegion: new Map(codes.map((code, r) => [code, cells[r] ?? []])) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

/** Iterative proportional fitting; 40 rounds bring the margins within a millionth. */
function fit(start: number[][], rows: readonly number[], columns: readonly number[]): number[][] {
  const table = start.map((row) => [...row]);
  for (let round = 0; round < 40; round++) {
    for (const [r, row] of table.entries()) {
      const factor = (rows[r] ?? 0) / (sum(row) || 1);
      for (const [d, value] of row.entries()) row[d] = value * factor;
    }
    for (const [d, want] of columns.entries()) {
      const factor = want / (sum(table.map((row) => row[d] ?? 0)) || 1);
      for (const row of table) row[d] = (row[d] ?? 0) * factor;
    }
  }
  return table;
}
