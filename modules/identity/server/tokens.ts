import { createHash, randomBytes } from "node:crypto";

/** 256 random bits: a session token, a browser key, a state. */
export const newToken = (): string => randomBytes(32).toString("base64url");

export const sha256 = (text: string): Buffer => createHash("sha256").update(text).digest();

/** What is stored of a backup code; the user's id keeps equal codes of two people apart. */
export const backupCodeSha256 = (userId: string, code: string): Buffer => sha256(`${userId}:${code}`);
