import { m } from "#messages/messages.js";
import type { Refusal } from "#platform/kernel/contract.ts";
import type { FieldConflict } from "#platform/ui/acts/field-diff.tsx";
import { personFields } from "../../domain/fields.ts";
import type { CodeWords } from "../use-code-lists.ts";
import { fieldWords, worded } from "../words.ts";

export interface Stale {
  readonly revision: number;
  readonly fields: ReadonlyArray<{
    readonly field: string;
    readonly stored: string | null;
    readonly sent: string | null;
  }>;
}

/** The stored version beside the one sent, where a save was refused as stale; undefined otherwise. */
export function staleOf(refusal: Refusal | undefined): Stale | undefined {
  if (refusal?.code !== "STALE") return undefined;
  const { details } = refusal;
  return typeof details === "object" && details !== null && "fields" in details
    ? (details as Stale)
    : undefined;
}

/** For `FieldDiff`, codes in words. */
export function conflictsOf(stale: Stale, codes: CodeWords): FieldConflict[] {
  const words = (field: string, value: string | null) => {
    const list = (personFields as Readonly<Record<string, { readonly list: string | null }>>)[field]?.list;
    if (value === null) return m.registry_nothing();
    return list !== null && list !== undefined && /^\d+$/.test(value)
      ? codes.word(list, Number(value))
      : value;
  };
  return stale.fields.map(({ field, stored, sent }) => ({
    field,
    label: worded(fieldWords, field),
    mine: words(field, sent),
    theirs: words(field, stored),
  }));
}
