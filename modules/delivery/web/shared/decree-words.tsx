import { m } from "#messages/messages.js";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { StatusTone } from "#platform/ui/theme/tokens.ts";
import type { DecreeState } from "../../contract/decree-shapes.ts";
import type { FindingKind } from "../../contract/finding-kinds.ts";

export const stateWords: Readonly<Record<DecreeState, () => string>> = {
  draft: m.delivery_decree_state_draft,
  submitted: m.delivery_decree_state_submitted,
  checked: m.delivery_decree_state_checked,
  signed: m.delivery_decree_state_signed,
  cancelled: m.delivery_decree_state_cancelled,
};

const tones: Readonly<Record<DecreeState, StatusTone>> = {
  draft: "grey",
  submitted: "amber",
  checked: "amber",
  signed: "green",
  cancelled: "red",
};

export function DecreeStatus({ state }: { readonly state: DecreeState }) {
  return <StatusBadge tone={tones[state]}>{stateWords[state]()}</StatusBadge>;
}

export const kindWords: Readonly<Record<FindingKind, () => string>> = {
  "duplicate-nik": m.delivery_finding_duplicate_nik,
  "duplicate-subject": m.delivery_finding_duplicate_subject,
  "duplicate-kk": m.delivery_finding_duplicate_kk,
  "duplicate-account": m.delivery_finding_duplicate_account,
  "duplicate-name-birth-mother": m.delivery_finding_duplicate_name,
  "already-in-previous-decree": m.delivery_finding_already,
  "not-proposed": m.delivery_finding_not_proposed,
  "proposed-not-in-decree": m.delivery_finding_proposed_only,
  "not-in-registry": m.delivery_finding_not_in_registry,
  dead: m.delivery_finding_dead,
  "moved-out": m.delivery_finding_moved,
  "civil-servant": m.delivery_finding_civil,
  "not-eligible": m.delivery_finding_not_eligible,
  "data-lacking": m.delivery_finding_data_lacking,
  "overlap-forbidden": m.delivery_finding_overlap,
  "cooling-off": m.delivery_finding_cooling,
  "on-hold": m.delivery_finding_hold,
  "amount-differs": m.delivery_finding_amount,
  "amount-times-count-differs": m.delivery_finding_amount_times,
  "total-differs-from-announced": m.delivery_finding_total,
  "over-quota": m.delivery_finding_quota,
  "over-ceiling": m.delivery_finding_ceiling,
  "withdraws-nobody": m.delivery_finding_withdraws_nobody,
};
