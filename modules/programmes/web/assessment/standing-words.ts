import { m } from "#messages/messages.js";
import type { Words } from "#platform/ui/module-web.ts";
import type { Standing } from "../../contract/standing.ts";

type Selection = NonNullable<Standing["selection"]>;
type Decree = Standing["decrees"][number];
type Enrolment = NonNullable<Standing["enrolment"]>;

export const markWords: Readonly<Record<NonNullable<Selection["mark"]>, Words>> = {
  selected: m.programmes_standing_selected,
  reserve: m.programmes_standing_is_reserve,
  added: m.programmes_standing_added,
  removed: m.programmes_standing_removed,
};

export const decreeStateWords: Readonly<Record<Decree["state"], Words>> = {
  draft: m.programmes_standing_draft,
  submitted: m.programmes_standing_submitted,
  checked: m.programmes_standing_checked,
  signed: m.programmes_standing_signed,
};

export const refusalWords: Readonly<Record<NonNullable<Decree["refusal"]>, Words>> = {
  "already-enrolled": m.programmes_standing_refused_enrolled,
  "twice-in-decree": m.programmes_standing_refused_twice,
  "unknown-subject": m.programmes_standing_refused_unknown,
  "not-enrolled": m.programmes_standing_refused_nobody,
};

export const enrolmentWords: Readonly<Record<Enrolment["state"], Words>> = {
  active: m.programmes_standing_active,
  paused: m.programmes_standing_paused,
  ended: m.programmes_standing_ended,
};

export const endWords: Readonly<Record<NonNullable<Enrolment["endedBecause"]>, Words>> = {
  replaced: m.programmes_standing_end_replaced,
  graduated: m.programmes_standing_end_graduated,
  exited: m.programmes_standing_end_exited,
  dead: m.programmes_standing_end_dead,
  moved: m.programmes_standing_end_moved,
  withdrawn: m.programmes_standing_end_withdrawn,
  finished: m.programmes_standing_end_finished,
};
