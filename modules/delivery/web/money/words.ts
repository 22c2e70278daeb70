import { m } from "#messages/messages.js";
import { formatRupiah } from "#platform/i18n/format.ts";
import type { StatusTone } from "#platform/ui/theme/tokens.ts";

type Words = Readonly<Record<string, () => string>>;

/** Rupiah that came as digits. */
export const rupiah = (digits: string): string => formatRupiah(BigInt(digits));

/** The word of a code; a code without one is shown as it is, so that nothing is hidden. */
export const worded = (words: Words, code: string): string => words[code]?.() ?? code;

export const moveWords: Words = {
  reserve: m.delivery_budget_move_reserve,
  release: m.delivery_budget_move_release,
  commit: m.delivery_budget_move_commit,
  uncommit: m.delivery_budget_move_uncommit,
  pay: m.delivery_budget_move_pay,
  return: m.delivery_budget_move_return,
  ceiling: m.delivery_budget_move_ceiling,
};

export const enrolmentWords: Words = {
  active: m.delivery_enrolment_active,
  paused: m.delivery_enrolment_paused,
  ended: m.delivery_enrolment_ended,
};
export const enrolmentTones: Readonly<Record<string, StatusTone>> = {
  active: "green",
  paused: "amber",
  ended: "grey",
};

export const endWords: Words = {
  graduated: m.delivery_enrolment_end_graduated,
  exited: m.delivery_enrolment_end_exited,
  dead: m.delivery_enrolment_end_dead,
  moved: m.delivery_enrolment_end_moved,
  replaced: m.delivery_enrolment_end_replaced,
  withdrawn: m.delivery_enrolment_end_withdrawn,
  finished: m.delivery_enrolment_end_finished,
};

export const eventWords: Words = {
  enrolled: m.delivery_enrolment_event_enrolled,
  paused: m.delivery_enrolment_paused,
  resumed: m.delivery_enrolment_event_resumed,
  replaced: m.delivery_enrolment_end_replaced,
  graduated: m.delivery_enrolment_end_graduated,
  exited: m.delivery_enrolment_end_exited,
};

export const entitledWords: Words = {
  due: m.delivery_entitlement_due,
  held: m.delivery_entitlement_held,
  paying: m.delivery_paying,
  paid: m.delivery_entitlement_paid,
  returned: m.delivery_returned,
  "handed-over": m.delivery_entitlement_handed_over,
  cancelled: m.delivery_payment_state_cancelled,
};
export const entitledTones: Readonly<Record<string, StatusTone>> = {
  due: "blue",
  held: "amber",
  paying: "blue",
  paid: "green",
  returned: "grey",
  "handed-over": "green",
  cancelled: "grey",
};

export const batchWords: Words = {
  draft: m.delivery_payment_batch_draft,
  exported: m.delivery_payment_batch_exported,
  released: m.delivery_payment_batch_released,
  settled: m.delivery_payment_batch_settled,
  cancelled: m.delivery_payment_state_cancelled,
};
export const batchTones: Readonly<Record<string, StatusTone>> = {
  draft: "grey",
  exported: "amber",
  released: "blue",
  settled: "green",
  cancelled: "grey",
};

export const paymentWords: Words = {
  open: m.delivery_payment_state_open,
  held: m.delivery_payment_state_held,
  sent: m.delivery_payment_state_sent,
  paid: m.delivery_entitlement_paid,
  rejected: m.delivery_payment_state_rejected,
  reissued: m.delivery_payment_state_reissued,
  treasury: m.delivery_payment_state_treasury,
  dropped: m.delivery_payment_state_dropped,
};
export const paymentTones: Readonly<Record<string, StatusTone>> = {
  open: "grey",
  held: "amber",
  sent: "blue",
  paid: "green",
  rejected: "red",
  reissued: "blue",
  treasury: "grey",
  dropped: "grey",
};

/** Why an account or transfer did not pass (classes of the bank's answer). */
export const classWords: Words = {
  ok: m.delivery_payment_class_ok,
  corrected: m.delivery_payment_class_corrected,
  "account-missing": m.delivery_payment_class_missing,
  "account-not-found": m.delivery_payment_class_not_found,
  "account-closed": m.delivery_payment_class_closed,
  "account-dormant": m.delivery_payment_class_dormant,
  "name-differs": m.delivery_payment_class_name,
  "nik-failed": m.delivery_payment_class_nik,
  "not-collected": m.delivery_payment_class_not_collected,
  other: m.delivery_payment_class_other,
};

export const problemWords: Words = {
  "unknown-reference": m.delivery_payment_problem_unknown,
  "repeated-reference": m.delivery_payment_problem_repeated,
  "amount-differs": m.delivery_payment_problem_amount_differs,
  amount: m.delivery_payment_problem_amount,
  reference: m.delivery_payment_problem_reference,
  status: m.delivery_payment_problem_status,
  columns: m.delivery_payment_problem_columns,
  "already-paid": m.delivery_payment_problem_already,
  "already-rejected": m.delivery_payment_problem_already,
  "already-treasury": m.delivery_payment_problem_already,
  "already-reissued": m.delivery_payment_problem_already,
};

export const journalWords: Words = {
  release: m.delivery_ledger_release,
  reissue: m.delivery_ledger_reissue,
  result: m.delivery_ledger_result,
  treasury: m.delivery_ledger_treasury,
};

export const refusalWords: Words = {
  "already-enrolled": m.delivery_enrolment_refused_already,
  "twice-in-decree": m.delivery_enrolment_refused_twice,
  "unknown-subject": m.delivery_enrolment_refused_unknown,
  "not-enrolled": m.delivery_enrolment_refused_other,
};

/** Why an entitlement is held: a pause, or a commitment not known to be kept. */
export const heldText = (because: string): string =>
  because === "paused"
    ? m.delivery_enrolment_paused()
    : m.delivery_enrolment_held_commitment({ commitment: because.replace(/^commitment:/, "") });
