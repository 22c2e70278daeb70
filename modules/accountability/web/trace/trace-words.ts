import { m } from "#messages/messages.js";
import { kindWords as findingWords } from "#modules/delivery/web/shared/decree-words.tsx";
import type { OutputOf } from "#platform/kernel/contract.ts";
import type { traceEntitlement } from "../../contract/trace-entitlement.ts";

type Kind = OutputOf<typeof traceEntitlement>["steps"][number]["kind"];

export const kindWords: Readonly<Record<Kind, () => string>> = {
  payment: m.accountability_trace_payment,
  entitlement: m.accountability_trace_entitlement,
  enrolment: m.accountability_trace_enrolment,
  decree: m.accountability_trace_decree,
  finding: m.accountability_trace_finding,
  selection: m.accountability_trace_selection,
  assessment: m.accountability_trace_assessment,
  proposal: m.accountability_trace_proposal,
  record: m.accountability_trace_record,
  snapshot: m.accountability_trace_snapshot,
  file: m.accountability_trace_file,
};

const words: Readonly<Record<string, () => string>> = {
  "payment open": m.accountability_pay_open,
  "payment held": m.accountability_pay_held,
  "payment sent": m.accountability_pay_sent,
  "payment paid": m.accountability_pay_paid,
  "payment rejected": m.accountability_pay_rejected,
  "payment reissued": m.accountability_pay_reissued,
  "payment treasury": m.accountability_pay_treasury,
  "payment dropped": m.accountability_pay_dropped,
  "entitlement due": m.accountability_due_due,
  "entitlement held": m.accountability_pay_held,
  "entitlement paying": m.accountability_pay_sent,
  "entitlement paid": m.accountability_pay_paid,
  "entitlement returned": m.accountability_pay_treasury,
  "entitlement handed-over": m.accountability_due_handed_over,
  "entitlement cancelled": m.accountability_due_cancelled,
  "enrolment active": m.accountability_enrolment_active,
  "enrolment paused": m.accountability_enrolment_paused,
  "enrolment ended": m.accountability_enrolment_ended,
  "decree selection": m.accountability_origin_selection,
  "decree added": m.accountability_origin_added,
  "decree file": m.accountability_origin_file,
  "decree amendment": m.accountability_origin_amendment,
  "selection selected": m.accountability_mark_selected,
  "selection reserve": m.accountability_mark_reserve,
  "selection added": m.accountability_origin_added,
  "selection removed": m.accountability_mark_removed,
  "assessment why": m.accountability_why,
  "proposal proposed": m.accountability_proposed,
  "record person": m.accountability_record_person,
  "record family": m.accountability_record_family,
  "snapshot decile": m.accountability_snapshot_decile,
  "resolution open": m.accountability_finding_open,
  "resolution gone": m.accountability_finding_gone,
  "resolution keep": m.accountability_finding_keep,
  "resolution remove": m.accountability_finding_remove,
  "resolution correct": m.accountability_finding_correct,
};

/** The code of a step in words; its own code where no word is known, so that nothing is hidden. */
export function codeWords(kind: string, code: string): string {
  if (kind === "finding" && Object.hasOwn(findingWords, code))
    return findingWords[code as keyof typeof findingWords]();
  return words[`${kind} ${code}`]?.() ?? code;
}
