import { m } from "#messages/messages.js";
import type { Words } from "#platform/ui/module-web.ts";
import type { StatusTone } from "#platform/ui/theme/tokens.ts";
import type { AssessmentStatus } from "../../contract/assessment-shapes.ts";

export const statusWords: Readonly<Record<AssessmentStatus, Words>> = {
  eligible: m.programmes_status_eligible,
  "data-lacking": m.programmes_status_data_lacking,
  "not-eligible": m.programmes_status_not_eligible,
  served: m.programmes_status_served,
  overlap: m.programmes_status_overlap,
  "cooling-off": m.programmes_status_cooling_off,
};

export const statusTones: Readonly<Record<AssessmentStatus, StatusTone>> = {
  eligible: "green",
  "data-lacking": "amber",
  "not-eligible": "grey",
  served: "blue",
  overlap: "red",
  "cooling-off": "amber",
};

export const holdWords: Readonly<Record<"paused" | "refused", Words>> = {
  paused: m.programmes_assess_paused,
  refused: m.programmes_assess_refused,
};

export const runWords: Readonly<Record<"full" | "changes", Words>> = {
  full: m.programmes_run_full,
  changes: m.programmes_run_changes,
};
