import { m } from "#messages/messages.js";
import type { StatusTone } from "#platform/ui/theme/tokens.ts";
import type { Breach } from "../../contract/breach-shapes.ts";

export const breachKindWords = {
  confidentiality: m.accountability_breach_confidentiality,
  integrity: m.accountability_breach_integrity,
  availability: m.accountability_breach_availability,
} as const;

export const breachStateWords: Readonly<Record<Breach["state"], () => string>> = {
  open: m.accountability_breach_open,
  notified: m.accountability_breach_notified,
  closed: m.accountability_breach_closed,
};

export const breachStateTones: Readonly<Record<Breach["state"], StatusTone>> = {
  open: "amber",
  notified: "blue",
  closed: "green",
};
