import { NativeSelect, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { useAct, useRead } from "#platform/ui/query-client.ts";
import { correctPaymentAccount } from "../../contract/correct-payment-account.ts";
import { getPaymentBatch } from "../../contract/get-payment-batch.ts";
import { listPaymentBatches } from "../../contract/list-payment-batches.ts";
import { listPaymentChannels } from "../../contract/list-payment-channels.ts";
import { listPayments } from "../../contract/list-payments.ts";
import type { PaymentRow } from "../../contract/payment-shapes.ts";
import { reissuePayments } from "../../contract/reissue-payments.ts";
import { returnToTreasury } from "../../contract/return-to-treasury.ts";
import { ReasonAct } from "../money/reason-act.tsx";
import { rupiah } from "../money/words.ts";
import { AccountFields } from "./account-fields.tsx";

const refresh = [listPayments, getPaymentBatch, listPaymentBatches];
const dayInWib = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

const figuresOf = (payments: readonly PaymentRow[]) => [
  { label: m.delivery_payment_recipients(), value: formatNumber(payments.length) },
  {
    label: m.delivery_amount(),
    value: rupiah(String(payments.reduce((sum, one) => sum + BigInt(one.amountRupiah), 0n))),
  },
];

interface Acting {
  readonly payments: readonly PaymentRow[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Sends returned payments again, in a new batch that goes through the same steps. */
export function Reissue({ payments, onClose, onDone }: Acting) {
  const act = useAct(reissuePayments, { refresh });
  const locale = useLocale();
  const navigate = useNavigate();
  const channels = useRead(listPaymentChannels, {});
  const [channel, setChannel] = useState("");
  const [valueOn, setValueOn] = useState(dayInWib);
  return (
    <ReasonAct
      title={m.delivery_payment_reissue()}
      verb={m.delivery_payment_reissue()}
      text={m.delivery_payment_reissue_text()}
      figures={figuresOf(payments)}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={(reason) =>
        void act
          .run({
            batchId: payments[0]?.batchId ?? "",
            paymentIds: payments.map((one) => one.paymentId),
            channel,
            valueOn,
            reason,
          })
          .then((result) => {
            if (!result.ok) return;
            onDone();
            void navigate({ to: `/pembayaran/${result.out.newBatchId}` as never });
          })
      }
    >
      <NativeSelect
        id={fieldId("channel")}
        label={m.delivery_payment_channel()}
        required
        value={channel}
        onChange={(event) => setChannel(event.currentTarget.value)}
        data={[
          { value: "", label: m.delivery_choose() },
          ...(channels.data?.channels ?? []).map((one) => ({ value: one.code, label: one.title[locale] })),
        ]}
      />
      <TextInput
        id={fieldId("valueOn")}
        type="date"
        label={m.delivery_payment_value_on()}
        required
        value={valueOn}
        onChange={(event) => setValueOn(event.currentTarget.value)}
      />
    </ReasonAct>
  );
}

/** Pays returned payments back into the treasury with the number of the STS. */
export function ToTreasury({ payments, onClose, onDone }: Acting) {
  const act = useAct(returnToTreasury, { refresh });
  const [stsNumber, setNumber] = useState("");
  const [stsOn, setOn] = useState(dayInWib);
  return (
    <ReasonAct
      title={m.delivery_payment_treasury()}
      verb={m.delivery_payment_treasury()}
      text={m.delivery_payment_treasury_text()}
      figures={figuresOf(payments)}
      danger
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={(reason) =>
        void act
          .run({
            batchId: payments[0]?.batchId ?? "",
            paymentIds: payments.map((one) => one.paymentId),
            stsNumber,
            stsOn,
            reason,
          })
          .then((result) => result.ok && onDone())
      }
    >
      <TextInput
        id={fieldId("stsNumber")}
        label={m.delivery_payment_sts()}
        required
        value={stsNumber}
        error={fieldError(act.refusal, "stsNumber")}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <TextInput
        id={fieldId("stsOn")}
        type="date"
        label={m.delivery_payment_sts_on()}
        required
        value={stsOn}
        onChange={(event) => setOn(event.currentTarget.value)}
      />
    </ReasonAct>
  );
}

/** Corrects the account of one returned payment for its next attempt. */
export function CorrectAccount({
  payment,
  onClose,
}: {
  readonly payment: PaymentRow;
  readonly onClose: () => void;
}) {
  const act = useAct(correctPaymentAccount, { refresh });
  const [account, setAccount] = useState({
    accountNumber: "",
    accountName: payment.accountName ?? payment.name,
  });
  return (
    <ReasonAct
      title={payment.name}
      verb={m.delivery_payment_correct()}
      text={m.delivery_payment_correct_text()}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={(reason) =>
        void act
          .run({ paymentId: payment.paymentId, ...account, reason })
          .then((result) => result.ok && onClose())
      }
    >
      <AccountFields account={account} refusal={act.refusal} onChange={setAccount} />
    </ReasonAct>
  );
}
