import { maskNumber } from "#platform/kernel/nik.ts";
import type { IntakeField } from "../contract/file-profile.ts";

/** One thing that a named rule has to say about a row. */
export interface Finding {
  readonly rule: string;
  readonly field: string | null;
  /** Already masked: enough to find the cell, not enough to know the person. */
  readonly value: string;
  /** Row that this one repeats, where the rule speaks of two. */
  readonly otherRow?: number;
}

const longest = 60;

/** "SITI 4MINAH" → "S••• 4•••••": the word's first letter and the digits in it, which are what is wrong. */
function maskName(text: string): string {
  return text.replaceAll(/\p{L}[^\s]*/gu, (word) => word.charAt(0) + word.slice(1).replaceAll(/[^\d]/g, "•"));
}

/** A cell's text as a reason may show it. */
export function maskValue(text: string, mask: IntakeField["mask"]): string {
  const short = text.length > longest ? `${text.slice(0, longest)}…` : text;
  if (mask === "protected") return "•••";
  if (mask === "number") return maskNumber(short);
  if (mask === "name") return maskName(short);
  if (mask === "address") return `${short.slice(0, 3)}•••`;
  return short;
}
