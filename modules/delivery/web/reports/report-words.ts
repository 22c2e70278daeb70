import { m } from "#messages/messages.js";
import type { StatusTone } from "#platform/ui/theme/tokens.ts";
import type { entitlementStates } from "../../contract/report-shapes.ts";

type State = (typeof entitlementStates)[number];

export const unitWords = {
  person: m.delivery_unit_person,
  family: m.delivery_unit_family,
  household: m.delivery_unit_household,
  group: m.delivery_unit_group,
} as const;

export const entitlementWords: Readonly<Record<State, () => string>> = {
  due: m.delivery_entitlement_due,
  held: m.delivery_entitlement_held,
  paying: m.delivery_paying,
  paid: m.delivery_entitlement_paid,
  returned: m.delivery_returned,
  "handed-over": m.delivery_entitlement_handed_over,
  cancelled: m.delivery_entitlement_cancelled,
};

export const entitlementTones: Readonly<Record<State, StatusTone>> = {
  due: "grey",
  held: "amber",
  paying: "blue",
  paid: "green",
  returned: "red",
  "handed-over": "green",
  cancelled: "grey",
};
