import { m } from "#messages/messages.js";
import type { Words } from "#platform/ui/module-web.ts";
import type { StatusTone } from "#platform/ui/theme/tokens.ts";

export const holdKindWords: Readonly<Record<"paused" | "refused", Words>> = {
  paused: m.programmes_hold_paused,
  refused: m.programmes_hold_refused,
};

type Standing = "stands" | "over" | "lifted";

export const holdStandingWords: Readonly<Record<Standing, Words>> = {
  stands: m.programmes_hold_stands,
  over: m.programmes_hold_over,
  lifted: m.programmes_hold_lifted,
};

export const holdStandingTones: Readonly<Record<Standing, StatusTone>> = {
  stands: "amber",
  over: "grey",
  lifted: "grey",
};
