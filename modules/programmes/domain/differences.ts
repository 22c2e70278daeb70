import type { ProgrammeDefinition } from "../contract/definition.ts";
import type { Difference } from "../contract/version-shapes.ts";

/**
 * What two versions of a programme say differently, field by field. Lists of coded parts are matched by their
 * code, so that a criterion moved up is not told as two changes; where order decides (ranking, stages), a changed
 * order is told once.
 */

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** By what a list's items are known; absent: lists of plain texts. */
const keyOf = (item: Plain): string =>
  typeof item["code"] === "string"
    ? item["code"]
    : [item["programme"], item["component"]].filter((part) => typeof part === "string").join("/");

const ordered: ReadonlySet<string> = new Set(["ranking", "stages"]);

function textOf(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(textOf).join(", ");
  if (!isPlain(value)) return null;
  const label = value["label"];
  return isPlain(label) && typeof label["id"] === "string" ? label["id"] : keyOf(value) || summary(value);
}

/** A record without a name of its own, e.g. a budget line, as one text. */
const summary = (value: Plain): string =>
  Object.values(value)
    .map(textOf)
    .filter((part) => part !== null)
    .join(", ");

function changed(path: readonly string[], before: unknown, after: unknown): Difference[] {
  const [old, now] = [textOf(before), textOf(after)];
  if (old === now) return [];
  const kind = old === null ? "added" : now === null ? "removed" : "changed";
  return [{ path: [...path], kind, before: old, after: now }];
}

function texts(path: readonly string[], before: readonly unknown[], after: readonly unknown[]): Difference[] {
  const gone = before.filter((item) => !after.includes(item));
  const come = after.filter((item) => !before.includes(item));
  return [
    ...gone.map(
      (item): Difference => ({ path: [...path], kind: "removed", before: textOf(item), after: null }),
    ),
    ...come.map(
      (item): Difference => ({ path: [...path], kind: "added", before: null, after: textOf(item) }),
    ),
  ];
}

function coded(path: readonly string[], before: readonly Plain[], after: readonly Plain[]): Difference[] {
  const old = new Map(before.map((item) => [keyOf(item), item]));
  const now = new Map(after.map((item) => [keyOf(item), item]));
  const found = [...new Set([...old.keys(), ...now.keys()])].flatMap((key): Difference[] => {
    const [one, other] = [old.get(key), now.get(key)];
    if (one === undefined || other === undefined) return changed([...path, key], one, other);
    return fields([...path, key], one, other);
  });
  const common = (items: readonly Plain[], others: ReadonlyMap<string, Plain>) =>
    items.map(keyOf).filter((key) => others.has(key));
  const orders = [common(before, now), common(after, old)].map((keys) => keys.join(", "));
  return ordered.has(path.at(-1) ?? "") && orders[0] !== orders[1]
    ? [...found, ...changed([...path, "order"], orders[0], orders[1])]
    : found;
}

function fields(path: readonly string[], before: Plain, after: Plain): Difference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
    values([...path, key], before[key], after[key]),
  );
}

function values(path: readonly string[], before: unknown, after: unknown): Difference[] {
  if (Array.isArray(before) && Array.isArray(after)) {
    return [...before, ...after].every(isPlain) && before.length + after.length > 0
      ? coded(path, before, after)
      : texts(path, before, after);
  }
  return isPlain(before) && isPlain(after) ? fields(path, before, after) : changed(path, before, after);
}

/** Differences in the order of the definition's fields; none = both say the same. */
export function differences(before: ProgrammeDefinition, after: ProgrammeDefinition): Difference[] {
  return fields([], before, after);
}
