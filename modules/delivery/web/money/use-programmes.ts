import { listProgrammes } from "#modules/programmes/contract/list-programmes.ts";
import { useLocale } from "#platform/ui/locale.ts";
import { useRead } from "#platform/ui/query-client.ts";
import { useMay } from "#platform/ui/session.ts";

/** Own programmes for a choice, and the title of a code; a code is its own title where programmes cannot be read. */
export function useProgrammes() {
  const locale = useLocale();
  const may = useMay("programmes.programme.read");
  const read = useRead(listProgrammes, {}, { enabled: may });
  const programmes = read.data?.programmes ?? [];
  const titles = new Map(programmes.map((one) => [one.code, one.title[locale]]));
  return {
    choices: programmes
      .filter((one) => one.kind === "own")
      .map((one) => ({ value: one.code, label: one.title[locale] })),
    titleOf: (code: string) => titles.get(code) ?? code,
  };
}
