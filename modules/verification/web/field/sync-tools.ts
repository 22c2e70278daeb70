import type { Ask } from "./phone-shapes.ts";

/** Why a sync ended before its end; null = everything that can go has gone and come. */
export type SyncStop =
  | "NO_LINE"
  | "SERVER_BUSY"
  | "STORAGE_FULL"
  | "REVOKED"
  | "APP_TOO_OLD"
  | "CASELOAD_TOO_LARGE"
  | "NOT_ALLOWED";

export interface SyncTools {
  readonly ask: Ask;
  readonly nowMs: () => number;
  readonly random: () => number;
  readonly appVersion: string;
  /** Told after every step, for the screen's progress. */
  readonly progress?: (step: "sign-in" | "send" | "photos" | "fetch", done: number, of: number) => void;
}

/** What a refusal of the server means for the whole sync; null = it concerns this item only. */
export function stopOf(status: number, code: string): SyncStop | null {
  if (code === "DEVICE_REVOKED" || code === "DEVICE_UNKNOWN") return "REVOKED";
  if (code === "CONTRACT_NOT_SPOKEN") return "APP_TOO_OLD";
  if (code === "CASELOAD_TOO_LARGE") return "CASELOAD_TOO_LARGE";
  if (code === "OFFLINE" || code === "ABORTED" || status === 0) return "NO_LINE";
  if (status === 429 || status >= 500) return "SERVER_BUSY";
  if (status === 401 || status === 403 || code === "DEVICE_NOT_FOUND") return "NOT_ALLOWED";
  return null;
}
