import { m } from "#messages/messages.js";
import type { Words } from "#platform/ui/module-web.ts";
import type { CoverageKind } from "../../contract/coverage-shapes.ts";

export const kindWords: Readonly<Record<CoverageKind, Words>> = {
  eligible: m.programmes_coverage_eligible,
  unserved: m.programmes_coverage_unserved,
  served: m.programmes_coverage_served,
  wrongly: m.programmes_coverage_wrongly,
  twice: m.programmes_coverage_twice,
  lacking: m.programmes_status_data_lacking,
  overlap: m.programmes_status_overlap,
  "cooling-off": m.programmes_status_cooling_off,
};
