import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { m } from "#messages/messages.js";
import { confirmSecondFactor } from "#modules/identity/contract/confirm-second-factor.ts";
import { formatNumber, formatRupiah } from "#platform/i18n/format.ts";
import type { AnyContract } from "#platform/kernel/contract.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { cancelDecree } from "../../contract/cancel-decree.ts";
import { changeDecree } from "../../contract/change-decree.ts";
import { checkDecree } from "../../contract/check-decree.ts";
import { type DecreeView, getDecree } from "../../contract/get-decree.ts";
import { getReconciliation } from "../../contract/get-reconciliation.ts";
import { listDecrees } from "../../contract/list-decrees.ts";
import { listFindings } from "../../contract/list-findings.ts";
import { reconcileDecree } from "../../contract/reconcile-decree.ts";
import { returnDecree } from "../../contract/return-decree.ts";
import { signDecree } from "../../contract/sign-decree.ts";
import { submitDecree } from "../../contract/submit-decree.ts";
import { useBudgetChoices } from "../shared/choices.ts";
import styles from "../shared/delivery.module.css";
import { AmendStart } from "./amend-start.tsx";

const refresh: readonly AnyContract[] = [getDecree, listDecrees, getReconciliation, listFindings];

function figuresOf(decree: DecreeView) {
  return [
    { label: m.delivery_recipients(), value: formatNumber(decree.lineCount - decree.withdrawCount) },
    { label: m.delivery_total(), value: formatRupiah(BigInt(decree.totalRupiah)) },
    ...(decree.budget === null
      ? []
      : [{ label: m.delivery_room(), value: formatRupiah(BigInt(decree.budget.roomRupiah)) }]),
  ];
}

function Reason({ value, onChange }: { readonly value: string; readonly onChange: (text: string) => void }) {
  return (
    <Textarea
      label={m.delivery_reason()}
      description={m.delivery_reason_help()}
      required
      minLength={10}
      maxLength={500}
      autosize
      minRows={2}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

type Dialogs = "amend" | "submit" | "return" | "check" | "sign" | "cancel" | "budget";

/** What this person may do with the decree now; each act shows its figures and asks once. */
export function DecreeActs({ decree }: { readonly decree: DecreeView }) {
  const [open, setOpen] = useState<Dialogs>();
  const [reason, setReason] = useState("");
  const [number, setNumber] = useState("");
  const [datedOn, setDatedOn] = useState(() => new Date().toISOString().slice(0, 10));
  const [signerName, setSignerName] = useState("");
  const [signerTitle, setSignerTitle] = useState(decree.paper.signerTitle);
  const [budgetId, setBudgetId] = useState(decree.budget?.budgetId ?? "");
  const budgets = useBudgetChoices();
  const submit = useAct(submitDecree, { refresh });
  const back = useAct(returnDecree, { refresh });
  const check = useAct(checkDecree, { refresh });
  const confirm = useAct(confirmSecondFactor);
  const sign = useAct(signDecree, { refresh });
  const cancel = useAct(cancelDecree, { refresh });
  const change = useAct(changeDecree, { refresh });
  const reconcile = useAct(reconcileDecree, { refresh });
  const { actions } = decree;
  const may = (action: (typeof actions)[number]) => actions.includes(action);
  const base = { decreeId: decree.decreeId, baseRevision: decree.revision };
  const close = () => setOpen(undefined);
  const begin = (dialog: Dialogs) => {
    setReason("");
    for (const act of [submit, back, check, sign, cancel, change, confirm]) act.reset();
    setOpen(dialog);
  };
  const end = (result: { readonly ok: boolean }) => {
    if (result.ok) close();
  };
  const button = (
    action: (typeof actions)[number],
    dialog: Dialogs,
    words: () => string,
    main = false,
  ): ReactNode =>
    may(action) && (
      <Button {...(main ? {} : { variant: "default" })} onClick={() => begin(dialog)}>
        {words()}
      </Button>
    );
  const ready = decree.isReconciled && decree.openFindings === 0;
  return (
    <div className={styles["acts"]}>
      {may("reconcile") && (
        <Button
          variant={decree.isReconciled ? "default" : "filled"}
          loading={reconcile.running}
          onClick={() => void reconcile.run({ decreeId: decree.decreeId })}
        >
          {decree.state === "signed" ? m.delivery_reconcile_delivery_verb() : m.delivery_reconcile_verb()}
        </Button>
      )}
      {button("change", "budget", m.delivery_budget_choose)}
      {may("submit") && (
        <Button disabled={!ready} onClick={() => begin("submit")}>
          {m.delivery_submit_verb()}
        </Button>
      )}
      {button("check", "check", m.delivery_check_verb, true)}
      {button("sign", "sign", m.delivery_sign_verb, true)}
      {button("return", "return", m.delivery_return_verb)}
      {may("amend") && (
        <Button variant="default" onClick={() => begin("amend")}>
          {m.delivery_amend_verb()}
        </Button>
      )}
      {button("cancel", "cancel", m.delivery_cancel_verb)}
      {open === "amend" && <AmendStart decree={decree} opened onClose={close} />}
      <ConfirmAct
        opened={open === "submit"}
        title={m.delivery_submit_title()}
        verb={m.delivery_submit_verb()}
        text={m.delivery_submit_text()}
        figures={figuresOf(decree)}
        running={submit.running}
        refusal={submit.refusal}
        onClose={close}
        onConfirm={() => void submit.run(base).then(end)}
      />
      <ConfirmAct
        opened={open === "check"}
        title={m.delivery_check_title()}
        verb={m.delivery_check_verb()}
        text={m.delivery_check_text()}
        figures={figuresOf(decree)}
        running={check.running}
        refusal={check.refusal}
        onClose={close}
        onConfirm={() => void check.run({ ...base, number, datedOn, signerTitle, signerName }).then(end)}
      >
        <TextInput
          label={m.delivery_decree_number()}
          required
          minLength={3}
          maxLength={80}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={m.delivery_decree_dated()}
          required
          value={datedOn}
          onChange={(event) => setDatedOn(event.currentTarget.value)}
        />
        <TextInput
          label={m.delivery_signer_title()}
          required
          minLength={3}
          maxLength={120}
          value={signerTitle}
          onChange={(event) => setSignerTitle(event.currentTarget.value)}
        />
        <TextInput
          label={m.delivery_signer_name()}
          required
          minLength={3}
          maxLength={120}
          value={signerName}
          onChange={(event) => setSignerName(event.currentTarget.value)}
        />
      </ConfirmAct>
      <ConfirmAct
        opened={open === "sign"}
        title={m.delivery_sign_title({ number: decree.number ?? "" })}
        verb={m.delivery_sign_verb()}
        text={m.delivery_sign_text()}
        figures={figuresOf(decree)}
        secondFactor
        running={confirm.running || sign.running}
        refusal={confirm.refusal ?? sign.refusal}
        onClose={close}
        onConfirm={(code) =>
          void confirm.run({ code }).then(async (confirmed) => {
            if (confirmed.ok) end(await sign.run(base));
          })
        }
      />
      <ConfirmAct
        opened={open === "return"}
        title={m.delivery_return_title()}
        verb={m.delivery_return_verb()}
        text={m.delivery_return_text()}
        running={back.running}
        refusal={back.refusal}
        onClose={close}
        onConfirm={() => void back.run({ ...base, reason }).then(end)}
      >
        <Reason value={reason} onChange={setReason} />
      </ConfirmAct>
      <ConfirmAct
        opened={open === "cancel"}
        title={m.delivery_cancel_title()}
        verb={m.delivery_cancel_verb()}
        text={m.delivery_cancel_text()}
        danger
        running={cancel.running}
        refusal={cancel.refusal}
        onClose={close}
        onConfirm={() => void cancel.run({ ...base, reason }).then(end)}
      >
        <Reason value={reason} onChange={setReason} />
      </ConfirmAct>
      <ConfirmAct
        opened={open === "budget"}
        title={m.delivery_budget_choose()}
        verb={m.delivery_save()}
        text={m.delivery_budget_choose_text()}
        running={change.running}
        refusal={change.refusal}
        onClose={close}
        onConfirm={() =>
          void change
            .run({
              ...base,
              title: decree.title,
              startsOn: decree.startsOn,
              endsOn: decree.endsOn,
              budgetId: budgetId || null,
              announcedRupiah: decree.announcedRupiah,
              paper: decree.paper,
            })
            .then(end)
        }
      >
        <NativeSelect
          label={m.delivery_budget_line()}
          value={budgetId}
          onChange={(event) => setBudgetId(event.currentTarget.value)}
          data={[{ value: "", label: m.delivery_budget_none() }, ...budgets]}
        />
      </ConfirmAct>
    </div>
  );
}
