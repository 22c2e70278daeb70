import { m } from "#messages/messages.js";
import type { StatusTone } from "#platform/ui/theme/tokens.ts";
import type {
  AllocationLine,
  aftercareKinds,
  handoverOutcomes,
  receiverRelations,
} from "../../contract/goods-shapes.ts";

type State = AllocationLine["state"];

export const allocationWords: Readonly<Record<State, () => string>> = {
  allocated: m.delivery_goods_state_allocated,
  partly: m.delivery_goods_state_partly,
  "handed-over": m.delivery_goods_state_handed_over,
  refused: m.delivery_goods_state_refused,
  cancelled: m.delivery_goods_state_cancelled,
  returned: m.delivery_goods_state_returned,
};

export const allocationTones: Readonly<Record<State, StatusTone>> = {
  allocated: "amber",
  partly: "amber",
  "handed-over": "green",
  refused: "red",
  cancelled: "grey",
  returned: "grey",
};

export const outcomeWords: Readonly<Record<(typeof handoverOutcomes)[number], () => string>> = {
  full: m.delivery_goods_outcome_full,
  partial: m.delivery_goods_outcome_partial,
  refused: m.delivery_goods_outcome_refused,
  "not-met": m.delivery_goods_outcome_not_met,
};

export const relationWords: Readonly<Record<(typeof receiverRelations)[number], () => string>> = {
  self: m.delivery_goods_relation_self,
  family: m.delivery_goods_relation_family,
  guardian: m.delivery_goods_relation_guardian,
  proxy: m.delivery_goods_relation_proxy,
};

export const aftercareWords: Readonly<Record<(typeof aftercareKinds)[number], () => string>> = {
  fitted: m.delivery_goods_after_fitted,
  repaired: m.delivery_goods_after_repaired,
  returned: m.delivery_goods_after_returned,
};
