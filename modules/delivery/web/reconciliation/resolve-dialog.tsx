import { Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import type { FindingStage } from "../../contract/finding-kinds.ts";
import { getDecree } from "../../contract/get-decree.ts";
import { getReconciliation } from "../../contract/get-reconciliation.ts";
import { type FindingView, listFindings } from "../../contract/list-findings.ts";
import { resolveFinding } from "../../contract/resolve-finding.ts";
import { kindWords } from "../shared/decree-words.tsx";
import type { Decision } from "./decision.ts";

const digits = (text: string) => text.replaceAll(/\D/g, "");

/** Asks for the reason, and for what is right where a line is corrected. */
export function ResolveDialog({
  decreeId,
  stage,
  asked,
  onClose,
}: {
  readonly decreeId: string;
  readonly stage: FindingStage;
  readonly asked: { readonly finding: FindingView; readonly decision: Decision } | undefined;
  readonly onClose: () => void;
}) {
  const line = asked?.finding.line ?? null;
  const [reason, setReason] = useState("");
  const [nik, setNik] = useState("");
  const [kk, setKk] = useState("");
  const [account, setAccount] = useState("");
  const [amount, setAmount] = useState(line?.amountRupiah ?? "");
  const [times, setTimes] = useState(String(line?.times ?? ""));
  const act = useAct(resolveFinding, { refresh: [listFindings, getReconciliation, getDecree] });
  const decision = asked?.decision ?? "keep";
  const correction = {
    ...(nik === "" ? {} : { nik: digits(nik) }),
    ...(kk === "" ? {} : { kkNumber: digits(kk) }),
    ...(account === "" ? {} : { accountNumber: account.trim() }),
    ...(line === null || digits(amount) === line.amountRupiah ? {} : { amountRupiah: digits(amount) }),
    ...(line === null || Number(times) === line.times ? {} : { times: Number(times) }),
  };
  const explains = stage === "delivery";
  const title = {
    keep: m.delivery_keep_title,
    remove: m.delivery_remove_title,
    correct: m.delivery_correct_title,
  }[decision];
  const verb = {
    keep: m.delivery_keep_verb,
    remove: m.delivery_remove_verb,
    correct: m.delivery_correct_verb,
  }[decision];
  return (
    <ConfirmAct
      opened={asked !== undefined}
      title={explains ? m.delivery_explain_title() : title()}
      verb={explains ? m.delivery_explain_verb() : verb()}
      text={
        explains
          ? m.delivery_explain_text()
          : decision === "keep"
            ? m.delivery_keep_text()
            : m.delivery_change_text()
      }
      figures={
        asked === undefined
          ? []
          : [
              {
                label: kindWords[asked.finding.kind](),
                value: line?.name ?? asked.finding.other?.name ?? asked.finding.placeLabel,
              },
            ]
      }
      danger={decision === "remove"}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() => {
        if (asked === undefined) return;
        void act
          .run({
            decreeId,
            findingId: asked.finding.findingId,
            decision:
              decision === "correct" ? { resolution: "correct", correction } : { resolution: decision },
            reason,
          })
          .then((result) => result.ok && onClose());
      }}
    >
      {decision === "correct" && (
        <>
          <TextInput
            label={m.delivery_correct_nik()}
            description={line?.nikMasked ?? undefined}
            inputMode="numeric"
            value={nik}
            onChange={(event) => setNik(event.currentTarget.value)}
          />
          <TextInput
            label={m.delivery_correct_kk()}
            description={line?.kkMasked ?? undefined}
            inputMode="numeric"
            value={kk}
            onChange={(event) => setKk(event.currentTarget.value)}
          />
          <TextInput
            label={m.delivery_correct_account()}
            description={line?.accountMasked ?? undefined}
            value={account}
            onChange={(event) => setAccount(event.currentTarget.value)}
          />
          <TextInput
            label={m.delivery_amount()}
            inputMode="numeric"
            value={amount}
            onChange={(event) => setAmount(event.currentTarget.value)}
          />
          <TextInput
            label={m.delivery_times()}
            inputMode="numeric"
            value={times}
            onChange={(event) => setTimes(event.currentTarget.value)}
          />
        </>
      )}
      <Textarea
        label={m.delivery_reason()}
        description={m.delivery_reason_help()}
        required
        minLength={10}
        maxLength={500}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmAct>
  );
}
