import { formatRupiah } from "#platform/kernel/money.ts";
import type { FindingKind } from "../contract/finding-kinds.ts";
import { findingKind, findingValues } from "./finding-words.ts";

type Details = Readonly<Record<string, string | number | null>>;

const part = /\{(\w+)(?:,([^}]*))?\}/g;

/** Money by the field's name (…Rupiah), days as 31-12-2026, codes by their words, batches with six figures. */
function shown(name: string, value: string | number, locale: "id" | "en"): string {
  const text = String(value);
  if (name.endsWith("Rupiah") && /^-?\d+$/.test(text)) return formatRupiah(BigInt(text));
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text.split("-").toReversed().join("-");
  if (typeof value === "number") {
    if (name === "percent") return locale === "id" ? `${text} %` : `${text}%`;
    if (/^(batchNumber|otherBatch)$/.test(name)) return text.padStart(6, "0");
    return text.replace(/\B(?=(?:\d{3})+$)/g, locale === "id" ? "." : ",");
  }
  // "commitment:school" says which after a colon.
  const [code = text, which] = text.split(":");
  const words = findingValues[code]?.[locale];
  return words === undefined ? text : which === undefined ? words : `${words} (${which})`;
}

/** The sentence of a finding with its own figures; null where its kind has none or the figures are not there. */
export function findingDetail(kind: FindingKind, details: Details, locale: "id" | "en"): string | null {
  const template = findingKind(kind).detail?.[locale];
  if (template === undefined) return null;
  let lacking = false;
  const text = template.replaceAll(part, (_all, name: string, before: string | undefined) => {
    const value = details[name] ?? null;
    if (value === null) {
      lacking ||= before === undefined;
      return "";
    }
    return `${before ?? ""}${shown(name, value, locale)}`;
  });
  return lacking ? null : text;
}
