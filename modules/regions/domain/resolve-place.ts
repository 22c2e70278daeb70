import type { PlaceLevel } from "#platform/kernel/place-code.ts";
import type { PlaceKind } from "../contract/shapes.ts";
import { modernKey, readPlaceName } from "./name-key.ts";
import { similarity } from "./similarity.ts";

/** One place as the resolver needs it. */
export interface PlaceEntry {
  readonly code: string;
  readonly level: PlaceLevel;
  readonly kind: PlaceKind;
  readonly label: string;
  readonly nameKey: string;
}

/** The places to look in: a province (1,716 entries for Banten) or the country (91,600). */
export interface PlaceIndexData {
  readonly places: readonly PlaceEntry[];
  readonly aliases: ReadonlyArray<{ readonly key: string; readonly code: string }>;
  readonly formerCodes: ReadonlyArray<{ readonly formerCode: string; readonly code: string }>;
  readonly bpsCodes: ReadonlyArray<{ readonly bpsCode: string; readonly code: string }>;
}

/** Names as a file has them; a level left out or empty is skipped. */
export type PlaceNames = Partial<Readonly<Record<PlaceLevel, string>>>;

export type Resolution =
  | { readonly kind: "one"; readonly place: PlaceEntry }
  /** Several places fit; `level` is the largest level where a choice must be made. */
  | { readonly kind: "ambiguous"; readonly level: PlaceLevel; readonly choices: readonly PlaceEntry[] }
  /** No place of that name at `level`; `suggestions` are at most three of similar name in the same surroundings. */
  | { readonly kind: "none"; readonly level: PlaceLevel; readonly suggestions: readonly PlaceEntry[] };

export interface PlaceResolver {
  /** The place that names mean, read from the largest level down; a lower name settles an ambiguous higher one. */
  byNames(names: PlaceNames): Resolution;
  /** The place of a Kemendagri code (dots allowed), also of an earlier decree; undefined where there is none. */
  byCode(code: string): PlaceEntry | undefined;
  /** The place of a BPS code where the bridge knows it; undefined = unknown, not wrong. */
  byBpsCode(code: string): PlaceEntry | undefined;
  /** Every place that a single text may mean, at any level. */
  candidates(text: string): readonly PlaceEntry[];
}

const levels: readonly PlaceLevel[] = ["province", "regency", "district", "village"];

type ByKey = Map<string, PlaceEntry[]>;

function add(map: ByKey, key: string, entry: PlaceEntry): void {
  const list = map.get(key);
  if (!list) map.set(key, [entry]);
  else if (!list.includes(entry)) list.push(entry);
}

/** Builds a resolver over a set of places. Pure; answers are remembered, as a file repeats the same names. */
export function createPlaceResolver(data: PlaceIndexData): PlaceResolver {
  const byCode = new Map(data.places.map((place) => [place.code, place]));
  const plain: ByKey = new Map();
  const modern: ByKey = new Map();
  const enter = (key: string, entry: PlaceEntry) => {
    add(plain, key, entry);
    add(modern, modernKey(key), entry);
  };
  for (const place of data.places) enter(place.nameKey, place);
  for (const alias of data.aliases) {
    const place = byCode.get(alias.code);
    if (place) enter(alias.key, place);
  }
  const former = new Map(data.formerCodes.map((row) => [row.formerCode, row.code]));
  const bps = new Map(data.bpsCodes.map((row) => [row.bpsCode, row.code]));

  const candidates = (text: string): readonly PlaceEntry[] => {
    const readings = readPlaceName(text);
    const find = (map: ByKey, form: (key: string) => string) =>
      readings.flatMap(({ key, kinds }) =>
        (map.get(form(key)) ?? []).filter((entry) => kinds === null || kinds.includes(entry.kind)),
      );
    const found = find(plain, (key) => key);
    return [...new Set(found.length > 0 ? found : find(modern, modernKey))];
  };

  const suggest = (level: PlaceLevel, text: string, around: readonly string[]): PlaceEntry[] => {
    const bareKey = readPlaceName(text).at(-1)?.key ?? "";
    return data.places
      .filter((place) => place.level === level && around.some((code) => place.code.startsWith(code)))
      .map((place) => ({ place, score: similarity(bareKey, place.nameKey) }))
      .filter(({ score }) => score >= 0.5)
      .toSorted((a, b) => b.score - a.score || (a.place.code < b.place.code ? -1 : 1))
      .slice(0, 3)
      .map(({ place }) => place);
  };

  const resolve = (names: PlaceNames): Resolution => {
    let around: readonly string[] = [""];
    const steps: Array<{ level: PlaceLevel; found: readonly PlaceEntry[] }> = [];
    for (const level of levels) {
      const text = names[level]?.trim() ?? "";
      if (text === "") continue;
      const context = around;
      const found = candidates(text).filter(
        (entry) => entry.level === level && context.some((code) => entry.code.startsWith(code)),
      );
      if (found.length === 0) return { kind: "none", level, suggestions: suggest(level, text, context) };
      steps.push({ level, found });
      around = found.map((entry) => entry.code);
    }
    const last = steps.at(-1);
    if (!last) return { kind: "none", level: "village", suggestions: [] };
    const [only, second] = last.found;
    if (only && !second) return { kind: "one", place: only };
    // Choices that still lead to a found place below; the largest level that leaves more than one is asked.
    for (const step of steps) {
      const open = step.found.filter((entry) =>
        last.found.some((place) => place.code.startsWith(entry.code)),
      );
      if (open.length > 1) return { kind: "ambiguous", level: step.level, choices: open };
    }
    return { kind: "ambiguous", level: last.level, choices: last.found };
  };

  const remembered = new Map<string, Resolution>();
  return {
    byNames: (names) => {
      const key = levels.map((level) => names[level] ?? "").join("\u0000");
      const known = remembered.get(key);
      if (known) return known;
      const answer = resolve(names);
      remembered.set(key, answer);
      return answer;
    },
    byCode: (text) => {
      const code = text.replaceAll(/[.\s]/g, "");
      return byCode.get(code) ?? byCode.get(former.get(code) ?? "");
    },
    byBpsCode: (code) => byCode.get(bps.get(code.trim()) ?? ""),
    candidates,
  };
}
