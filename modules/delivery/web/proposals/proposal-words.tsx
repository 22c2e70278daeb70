import { m } from "#messages/messages.js";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { StatusTone } from "#platform/ui/theme/tokens.ts";
import type { ProposalListRow } from "../../contract/proposal-shapes.ts";
import type { ProposalRule } from "../../domain/proposal-row.ts";

const states: Readonly<
  Record<ProposalListRow["state"], { readonly tone: StatusTone; readonly words: () => string }>
> = {
  reading: { tone: "blue", words: m.delivery_list_reading },
  received: { tone: "green", words: m.delivery_list_received },
  failed: { tone: "red", words: m.delivery_list_failed },
  withdrawn: { tone: "grey", words: m.delivery_list_withdrawn },
};

export function ListStatus({ state }: { readonly state: ProposalListRow["state"] }) {
  return <StatusBadge tone={states[state].tone}>{states[state].words()}</StatusBadge>;
}

export const purposeWords: Readonly<Record<ProposalListRow["purpose"], () => string>> = {
  proposal: m.delivery_purpose_proposal,
  decree: m.delivery_purpose_decree,
};

/** Why a row was refused, and what to do about it. */
const rules: Readonly<
  Record<ProposalRule, { readonly reason: () => string; readonly remedy: () => string }>
> = {
  "name-missing": { reason: m.delivery_rule_name, remedy: m.delivery_rule_name_remedy },
  "number-lost-digits": { reason: m.delivery_rule_lost, remedy: m.delivery_rule_lost_remedy },
  "nik-wrong": { reason: m.delivery_rule_nik, remedy: m.delivery_rule_nik_remedy },
  "kk-wrong": { reason: m.delivery_rule_kk, remedy: m.delivery_rule_nik_remedy },
  "identity-missing": { reason: m.delivery_rule_identity, remedy: m.delivery_rule_identity_remedy },
  "date-wrong": { reason: m.delivery_rule_date, remedy: m.delivery_rule_date_remedy },
  "village-unknown": { reason: m.delivery_rule_village, remedy: m.delivery_rule_village_remedy },
  "village-ambiguous": { reason: m.delivery_rule_ambiguous, remedy: m.delivery_rule_ambiguous_remedy },
  "place-outside-list": { reason: m.delivery_rule_outside, remedy: m.delivery_rule_outside_remedy },
  "amount-wrong": { reason: m.delivery_rule_amount, remedy: m.delivery_rule_amount_remedy },
  "times-wrong": { reason: m.delivery_rule_times, remedy: m.delivery_rule_amount_remedy },
  "account-wrong": { reason: m.delivery_rule_account, remedy: m.delivery_rule_lost_remedy },
};

const known = (rule: string) => rules[rule as ProposalRule] as (typeof rules)[ProposalRule] | undefined;

export const ruleReason = (rule: string): string => known(rule)?.reason() ?? m.delivery_rule_other();
export const ruleRemedy = (rule: string): string => known(rule)?.remedy() ?? "";
