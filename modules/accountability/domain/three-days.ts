/** "3 x 24 jam": hours on the clock, holidays included (UU 27/2022 art. 30, 32 and 46). */
export const answerHours = 3 * 24;

/** When the clock that began at `from` runs out. */
export const dueAfterThreeDays = (from: Date): Date => new Date(from.getTime() + answerHours * 3_600_000);

/** Whole hours left; negative once it is too late. */
export const hoursLeft = (dueAt: Date, now: Date): number =>
  Math.floor((dueAt.getTime() - now.getTime()) / 3_600_000);
