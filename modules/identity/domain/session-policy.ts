/**
 * How long things last. Sessions after NIST SP 800-63B-4 §2.2.3 (AAL2): at most 12 hours, and an hour
 * without a request ends them; temporary passwords as short as an office's week allows.
 */
export const sessionHours = 12;
export const sessionIdleMinutes = 60;
export const temporaryPasswordDays = 3;
export const enrolmentMinutes = 15;
export const officeSignInMinutes = 10;
/** Administrators with a second factor must have given it this recently to change other people's accounts. */
export const adminFactorMinutes = 30;

export const after = (from: Date, amount: { hours?: number; minutes?: number; days?: number }): Date =>
  new Date(
    from.getTime() +
      ((amount.days ?? 0) * 24 * 60 + (amount.hours ?? 0) * 60 + (amount.minutes ?? 0)) * 60_000,
  );

/** An act that binds needs a second factor no older than this; the runner asks the same of `freshSecondFactor`. */
export const freshFactorMinutes = 5;

export const isRecent = (given: Date | null, now: Date, minutes: number): boolean =>
  given !== null && now.getTime() - given.getTime() <= minutes * 60_000;
