import { freeCode } from "../../domain/slug.ts";

interface Coded {
  readonly code: string;
  readonly label: { readonly id: string; readonly en: string };
}

const codesBut = (items: readonly Coded[], index: number): ReadonlySet<string> =>
  new Set(items.filter((_item, at) => at !== index).map((item) => item.code));

/** A new part's code: unlike the others. */
export const newCode = (items: readonly Coded[], fallback: string): string =>
  freeCode("", new Set(items.map((item) => item.code)), fallback);

/**
 * A part with another label. Its code follows while it is only made from the label; once decisions were made
 * under a version, `kept` holds the codes that must stay what they are.
 */
export function relabelled<Item extends Coded>(
  items: readonly Item[],
  index: number,
  item: Item,
  label: Item["label"],
  fallback: string,
  kept: ReadonlySet<string>,
): Item {
  const others = codesBut(items, index);
  const made = freeCode(item.label.id, others, fallback);
  const follows = !kept.has(item.code) && (item.code === made || item.code.startsWith(fallback));
  return { ...item, label, code: follows ? freeCode(label.id, others, fallback) : item.code };
}
