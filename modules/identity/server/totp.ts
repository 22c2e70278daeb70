import { generateSecret, generateSync, generateURI, verifySync } from "otplib";

/** RFC 6238 as every authenticator app has it: SHA-1, 6 digits, 30 seconds. */
const toleranceSeconds = 30;

/** A new secret: 160 random bits in Base32. */
export const newTotpSecret = (): string => generateSecret();

/** Address behind the QR picture. */
export const totpUri = (username: string, secret: string): string =>
  generateURI({ issuer: "Sinergi", label: username, secret });

/**
 * The time step a code belongs to, or undefined. One step of drift either way is forgiven (phones without a
 * network clock); a step at or before `lastStep` was used already.
 */
export function totpStep(
  secret: string,
  code: string,
  now: Date,
  lastStep: number | null,
): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const result = verifySync({
    secret,
    token: code,
    epoch: Math.floor(now.getTime() / 1000),
    epochTolerance: toleranceSeconds,
    ...(lastStep === null ? {} : { afterTimeStep: lastStep }),
  });
  return result.valid && "timeStep" in result ? result.timeStep : undefined;
}

/** The code of an instant: for the demo's printed accounts and for tests, which act as the phone. */
export const totpCode = (secret: string, now: Date): string =>
  generateSync({ secret, epoch: Math.floor(now.getTime() / 1000) });
