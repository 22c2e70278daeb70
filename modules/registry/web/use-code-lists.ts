import { m } from "#messages/messages.js";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { useLocale } from "#platform/ui/locale.ts";
import { useRead } from "#platform/ui/query-client.ts";
import { listCodeLists } from "../contract/list-code-lists.ts";
import { bitSums } from "../domain/value-words.ts";

type Lists = OutputOf<typeof listCodeLists>;
export type PpksType = Lists["ppksTypes"][number];

export interface CodeWords {
  /** The words of a code; "–" for null. */
  readonly word: (listId: string | null, code: number | null) => string;
  readonly choices: (listId: string) => ReadonlyArray<{ readonly value: string; readonly label: string }>;
  readonly ppksTypes: readonly PpksType[];
  readonly ppks: (code: string) => string;
}

/** Code lists in the language of the screen; read once, they change with a release only. */
export function useCodeLists(): CodeWords {
  const locale = useLocale();
  const { data } = useRead(listCodeLists, {});
  const items = (listId: string) => data?.lists.find((list) => list.listId === listId)?.items ?? [];
  const single = (listId: string, code: number) =>
    items(listId).find((item) => item.code === code)?.label[locale] ?? String(code);
  return {
    word: (listId, code) => {
      if (code === null) return "–";
      if (listId === null) return String(code);
      if (!bitSums.has(listId) || code === 0)
        return code === 0 && bitSums.has(listId) ? m.registry_nothing() : single(listId, code);
      return items(listId)
        .filter((item) => item.code > 0 && (code & item.code) === item.code)
        .map((item) => item.label[locale])
        .join(", ");
    },
    choices: (listId) =>
      items(listId).map((item) => ({ value: String(item.code), label: item.label[locale] })),
    ppksTypes: data?.ppksTypes ?? [],
    ppks: (code) => data?.ppksTypes.find((type) => type.code === code)?.name[locale] ?? code,
  };
}
