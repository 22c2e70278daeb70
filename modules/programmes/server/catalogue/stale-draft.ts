import type { ProgrammeDefinition } from "../../contract/definition.ts";
import { differences } from "../../domain/differences.ts";
import type { VersionRow } from "./versions.ts";

/** Details of STALE: the revision now, and what stands there beside what was sent. */
export function staleDraft(version: VersionRow, sent?: ProgrammeDefinition) {
  return {
    revision: version.revision,
    fields:
      sent === undefined
        ? []
        : differences(version.definition, sent).map(({ path, before, after }) => ({
            field: path.join("."),
            stored: before,
            sent: after,
          })),
  };
}
