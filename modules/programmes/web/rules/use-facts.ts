import { useEffect, useMemo, useState } from "react";
import type { Catalogue } from "#platform/feel/catalogue.ts";
import type { ProgrammeWords } from "#platform/feel/lowering.ts";
import { useRead } from "#platform/ui/query-client.ts";
import { listFacts } from "../../contract/list-facts.ts";
import type * as RuleTools from "./rule-tools.ts";

type Tools = typeof RuleTools;
export type Facts = {
  readonly catalogue: Catalogue;
  readonly programmes: readonly ProgrammeWords[];
  readonly tools: Tools;
};

/** The catalogue of facts and what reads rules, once for all rule fields of a page; undefined until both are here. */
export function useFacts(): Facts | undefined {
  const { data } = useRead(listFacts, {});
  const [tools, setTools] = useState<Tools>();
  useEffect(() => {
    // A chunk that fails to load leaves a plain text field; the server checks on saving in any case.
    import("./rule-tools.ts").then(setTools, () => undefined);
  }, []);
  return useMemo(
    () =>
      data === undefined || tools === undefined
        ? undefined
        : { catalogue: tools.readCatalogue(data), programmes: data.programmes, tools },
    [data, tools],
  );
}
