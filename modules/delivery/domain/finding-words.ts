import file from "#reference/reconciliation/finding-kinds.json" with { type: "json" };
import type { FindingKind } from "../contract/finding-kinds.ts";

interface InTwoLanguages {
  readonly id: string;
  readonly en: string;
}

/** One kind of finding as the office words it: what it is, what it means, what mends it. */
export interface FindingKindWords {
  readonly code: string;
  readonly stage: string;
  readonly about: string;
  readonly title: InTwoLanguages;
  readonly sentence: InTwoLanguages;
  readonly remedy: InTwoLanguages;
  /** A sentence with the finding's own figures: "{paidRupiah}", or "{dueOn, on }" which goes whole where there is none. */
  readonly detail?: InTwoLanguages;
}

/** reference/reconciliation/finding-kinds.json; a test holds it against the kinds that the rules can find. */
export const findingKindList: readonly FindingKindWords[] = file.kinds;

const byCode = new Map(findingKindList.map((kind) => [kind.code, kind]));

/** The words of a kind; its code stands for itself where the data lacks it, so that nothing is hidden. */
export function findingKind(code: FindingKind): FindingKindWords {
  const bare = { id: code, en: code };
  return (
    byCode.get(code) ?? { code, stage: "list", about: "line", title: bare, sentence: bare, remedy: bare }
  );
}

/** Words for codes that stand in details: why, by what, class of rejection. */
export const findingValues: Readonly<Record<string, InTwoLanguages>> = file.values;

/** Titles of the kinds as papers of the office name them. */
export const findingWords: Readonly<Record<string, string>> = Object.fromEntries(
  findingKindList.map((kind) => [kind.code, kind.title.id]),
);
