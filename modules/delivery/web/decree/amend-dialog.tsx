import { TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatNumber, formatRupiah } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { addDecreeLine, type LineAct } from "../../contract/add-decree-line.ts";
import { getDecree } from "../../contract/get-decree.ts";
import { getReconciliation } from "../../contract/get-reconciliation.ts";
import { listAmendableLines } from "../../contract/list-amendable-lines.ts";
import { listDecreeLines } from "../../contract/list-decree-lines.ts";
import { ReasonFields } from "./reason-fields.tsx";
import { SubjectFinder } from "./subject-finder.tsx";

export type AmendableLine = OutputOf<typeof listAmendableLines>["lines"][number];
export type AmendEffect = LineAct["effect"];

const words = {
  withdraw: {
    title: m.delivery_amend_withdraw_title,
    verb: m.delivery_amend_withdraw_verb,
    text: m.delivery_amend_withdraw_text,
  },
  replace: {
    title: m.delivery_amend_replace_title,
    verb: m.delivery_amend_replace_verb,
    text: m.delivery_amend_replace_text,
  },
  change: {
    title: m.delivery_amend_change_title,
    verb: m.delivery_amend_change_verb,
    text: m.delivery_amend_change_text,
  },
  grant: {
    title: m.delivery_amend_grant_title,
    verb: m.delivery_amend_grant_verb,
    text: m.delivery_amend_grant_text,
  },
} as const;

/** One change to the list of an amending draft, with reason and evidence. */
export function AmendDialog({
  decreeId,
  unit,
  effect,
  line,
  onClose,
}: {
  readonly decreeId: string;
  readonly unit: string;
  readonly effect: AmendEffect;
  readonly line: AmendableLine | undefined;
  readonly onClose: () => void;
}) {
  const [subjectId, setSubjectId] = useState("");
  const [amount, setAmount] = useState(line?.amountRupiah ?? "");
  const [times, setTimes] = useState(String(line?.times ?? 1));
  const [reason, setReason] = useState("");
  const [evidence, setEvidence] = useState("");
  const act = useAct(addDecreeLine, {
    refresh: [getDecree, listDecreeLines, listAmendableLines, getReconciliation],
  });
  const { title, verb, text } = words[effect];
  const sums = { amountRupiah: amount.replaceAll(/\D/g, ""), times: Number(times) };
  const at = { fromDecreeId: line?.fromDecreeId, line: line?.line ?? 0 };
  const what = (): LineAct => {
    if (effect === "withdraw") return { effect, ...at };
    if (effect === "change") return { effect, ...at, ...sums };
    return effect === "replace" ? { effect, ...at, subjectId, ...sums } : { effect, subjectId, ...sums };
  };
  return (
    <ConfirmAct
      opened
      title={title()}
      verb={verb()}
      text={text()}
      danger={effect === "withdraw"}
      figures={
        line === undefined
          ? []
          : [
              { label: m.delivery_name(), value: line.name },
              { label: m.delivery_total(), value: formatRupiah(BigInt(line.totalRupiah)) },
              ...(line.paidRupiah === "0"
                ? []
                : [{ label: m.delivery_paid_rupiah(), value: formatRupiah(BigInt(line.paidRupiah)) }]),
            ]
      }
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() =>
        void act.run({ decreeId, what: what(), reason, evidence }).then((result) => result.ok && onClose())
      }
    >
      {(effect === "grant" || effect === "replace") && (
        <SubjectFinder unit={unit} value={subjectId} onChange={setSubjectId} />
      )}
      {effect !== "withdraw" && (
        <>
          <TextInput
            label={m.delivery_amount()}
            description={
              /^\d+$/.test(sums.amountRupiah)
                ? `${formatRupiah(BigInt(sums.amountRupiah))} × ${formatNumber(sums.times)}`
                : undefined
            }
            inputMode="numeric"
            required
            value={amount}
            onChange={(event) => setAmount(event.currentTarget.value)}
          />
          <TextInput
            type="number"
            label={m.delivery_times()}
            min={1}
            max={60}
            required
            value={times}
            onChange={(event) => setTimes(event.currentTarget.value)}
          />
        </>
      )}
      <ReasonFields reason={reason} evidence={evidence} onReason={setReason} onEvidence={setEvidence} />
    </ConfirmAct>
  );
}
