/** How much goes wrong in a file, as shares of its rows. Typical is about what auditors report (domain notes §8). */
export const errorLevels = {
  light: { rowFaults: 0.004, duplicates: 0.002, traps: 0.0004 },
  typical: { rowFaults: 0.02, duplicates: 0.008, traps: 0.001 },
  heavy: { rowFaults: 0.08, duplicates: 0.025, traps: 0.003 },
} as const;

export type ErrorLevel = keyof typeof errorLevels;
