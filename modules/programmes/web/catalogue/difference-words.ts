import { m } from "#messages/messages.js";
import { formatDate, formatNumber, formatRupiah } from "#platform/i18n/format.ts";
import type { Words } from "#platform/ui/module-web.ts";
import type { ProgrammeDefinition } from "../../contract/definition.ts";
import type { Difference } from "../../contract/version-shapes.ts";
import { bidangWords, firstWords, formWords, perWords, tierWords, unitWords } from "./words.ts";

const sections: Readonly<Record<string, Words>> = {
  code: m.programmes_code,
  title: m.programmes_title,
  names: m.programmes_names,
  summary: m.programmes_summary,
  kind: m.programmes_kind,
  unit: m.programmes_unit,
  form: m.programmes_form,
  ownerTier: m.programmes_tier,
  bidang: m.programmes_bidang,
  legalBasis: m.programmes_legal_basis,
  effectiveFrom: m.programmes_effective_from,
  effectiveUpto: m.programmes_effective_upto,
  unverified: m.programmes_unverified,
  criteria: m.programmes_criterion,
  components: m.programmes_component,
  maxComponents: m.programmes_max_components,
  cycle: m.programmes_cycle,
  quota: m.programmes_quota,
  budget: m.programmes_budget,
  ranking: m.programmes_ranking,
  overlaps: m.programmes_overlap,
  coolingOff: m.programmes_cooling_off,
  documents: m.programmes_document,
  commitments: m.programmes_commitment,
};

const fields: Readonly<Record<string, Words>> = {
  id: m.programmes_in_indonesian,
  en: m.programmes_in_english,
  label: m.programmes_label,
  rule: m.programmes_rule,
  remedy: m.programmes_remedy,
  legalBasis: m.programmes_legal_basis,
  member: m.programmes_member_rule,
  amountRupiah: m.programmes_amount,
  per: m.programmes_per,
  maxCount: m.programmes_max_count,
  unverified: m.programmes_unverified_mark,
  months: m.programmes_cycle_months,
  stages: m.programmes_stage,
  dueMonth: m.programmes_due_month,
  requires: m.programmes_requires,
  total: m.programmes_quota_total,
  byRegion: m.programmes_quota_region,
  activityCode: m.programmes_activity_code,
  accountCode: m.programmes_account_code,
  ceilingRupiah: m.programmes_ceiling,
  first: m.programmes_rank_first,
  allowed: m.programmes_overlap_allowed,
  years: m.programmes_years,
  required: m.programmes_required,
  kind: m.programmes_kind,
  text: m.programmes_text,
  order: m.programmes_order,
};

const lists = ["criteria", "components", "ranking", "documents", "commitments"] as const;

/** The name people know a part by: a criterion's label, a region's name, another programme's code in capitals. */
function partName(
  key: string,
  path: readonly string[],
  of: readonly ProgrammeDefinition[],
  regions: Regions,
) {
  const [section] = path;
  const region = path.includes("byRegion") ? regions.get(key) : undefined;
  if (region !== undefined) return region;
  for (const definition of of) {
    const list = lists.find((name) => name === section);
    const parts =
      list === undefined ? (section === "cycle" ? definition.cycle.stages : []) : definition[list];
    const part = parts.find((one) => one.code === key);
    if (part !== undefined && part.label.id !== "") return `«${part.label.id}»`;
  }
  return section === "overlaps" || section === "coolingOff" ? key.toUpperCase() : `«${key}»`;
}

type Regions = ReadonlyMap<string, string>;

/** "Syarat «Umur 60 tahun atau lebih»: aturan". */
export function differenceLabel(
  path: readonly string[],
  of: readonly ProgrammeDefinition[],
  regions: Regions,
): string {
  const [section = "", ...rest] = path;
  const words = rest.map((key) => {
    const known = path.includes("byRegion") && key !== "byRegion" ? undefined : fields[key];
    return known === undefined
      ? partName(key, path, of, regions)
      : key === "id" || key === "en"
        ? `(${known()})`
        : known().toLowerCase();
  });
  // "Kuota seluruhnya", not "Kuota kuota seluruhnya": what these sections hold names itself.
  const named = words.length > 0 && inner.has(section) ? words : [sections[section]?.() ?? section, ...words];
  const text = named.join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const inner: ReadonlySet<string> = new Set(["quota", "budget", "cycle"]);

const closed: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  unit: unitWords,
  form: formWords,
  ownerTier: tierWords,
  bidang: bidangWords,
  per: perWords,
  first: firstWords,
};

/** A value as people read it: money, dates, yes and no, words of closed lists. */
export function differenceValue(path: readonly string[], value: string | null): string {
  if (value === null) return m.programmes_nothing();
  const field = path.at(-1) ?? "";
  const word = closed[field]?.[value];
  if (word !== undefined) return word();
  if (value === "true") return m.programmes_yes();
  if (value === "false") return m.programmes_no();
  if (/rupiah$/i.test(field) && /^\d+$/.test(value)) return formatRupiah(BigInt(value));
  if (/^\d{4,}$/.test(value)) return formatNumber(BigInt(value));
  return /^\d{4}-\d\d-\d\d$/.test(value) ? formatDate(value) : value;
}

/** The differences of one section, for choosing between two savings. */
export const sectionWord = (section: string): string => sections[section]?.() ?? section;

export const bySection = (differences: readonly Difference[]): ReadonlyMap<string, readonly Difference[]> =>
  Map.groupBy(differences, (difference) => difference.path[0] ?? "");
