import { useMemo } from "react";
import { useRead } from "#platform/ui/query-client.ts";
import { listFacts } from "../../contract/list-facts.ts";
import { type Catalogue, readCatalogue } from "../../domain/feel/catalogue.ts";
import type { ProgrammeWords } from "../../domain/feel/lowering.ts";

export type Facts = { readonly catalogue: Catalogue; readonly programmes: readonly ProgrammeWords[] };

/** The catalogue of facts, read once for all rule fields of a page; undefined while it is on its way. */
export function useFacts(): Facts | undefined {
  const { data } = useRead(listFacts, {});
  return useMemo(
    () => (data === undefined ? undefined : { catalogue: readCatalogue(data), programmes: data.programmes }),
    [data],
  );
}
