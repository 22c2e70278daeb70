import { Radio, Stack } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { useAct } from "#platform/ui/query-client.ts";
import { decideHeldPayment } from "../../contract/decide-held-payment.ts";
import { getPaymentBatch } from "../../contract/get-payment-batch.ts";
import { listPayments } from "../../contract/list-payments.ts";
import type { PaymentRow } from "../../contract/payment-shapes.ts";
import { ReasonAct } from "../money/reason-act.tsx";
import { classWords, rupiah, worded } from "../money/words.ts";
import { AccountFields } from "./account-fields.tsx";

type Decision = "accept" | "correct" | "drop";

/** Decides a held payment before the file is made: as it is, with another account, or not now. */
export function DecideHeld({
  payment,
  onClose,
}: {
  readonly payment: PaymentRow;
  readonly onClose: () => void;
}) {
  const act = useAct(decideHeldPayment, { refresh: [listPayments, getPaymentBatch] });
  const held = payment.state === "held";
  const [decision, setDecision] = useState<Decision>(held ? "correct" : "drop");
  const [account, setAccount] = useState({
    accountNumber: "",
    accountName: payment.accountName ?? payment.name,
  });
  return (
    <ReasonAct
      title={payment.name}
      verb={m.delivery_payment_decide()}
      text={held ? worded(classWords, payment.checkClass ?? "other") : m.delivery_payment_drop_text()}
      figures={[{ label: m.delivery_amount(), value: rupiah(payment.amountRupiah) }]}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={(reason) =>
        void act
          .run({ paymentId: payment.paymentId, decision, reason, ...(decision === "correct" ? account : {}) })
          .then((result) => result.ok && onClose())
      }
    >
      {held && (
        <Radio.Group
          label={m.delivery_payment_decision()}
          value={decision}
          onChange={(value) => setDecision(value)}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="correct" label={m.delivery_payment_decision_correct()} />
            <Radio
              value="accept"
              label={m.delivery_payment_decision_accept()}
              disabled={payment.accountMasked === null}
            />
            <Radio value="drop" label={m.delivery_payment_decision_drop()} />
          </Stack>
        </Radio.Group>
      )}
      {decision === "correct" && (
        <AccountFields account={account} refusal={act.refusal} onChange={setAccount} />
      )}
    </ReasonAct>
  );
}
