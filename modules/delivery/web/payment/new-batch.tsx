import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { PlacePicker } from "#modules/regions/web/shared/place-picker.tsx";
import { Dialog } from "#platform/ui/dialog.tsx";
import { ErrorSummary, fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { useAct, useRead } from "#platform/ui/query-client.ts";
import { useSession } from "#platform/ui/session.ts";
import { createPaymentBatch } from "../../contract/create-payment-batch.ts";
import { listPayables } from "../../contract/list-payables.ts";
import { listPaymentBatches } from "../../contract/list-payment-batches.ts";
import { listPaymentChannels } from "../../contract/list-payment-channels.ts";
import styles from "../money/money.module.css";
import { useProgrammes } from "../money/use-programmes.ts";

export interface NewBatchStart {
  readonly programmeCode?: string;
  readonly period?: string;
  readonly stage?: string;
  readonly channel?: string | null;
  readonly placeCode?: string;
}

const dayInWib = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

/** Makes a batch of what is due; filled from the line of due entitlements that was pressed. */
export function NewBatch({
  start,
  onClose,
}: {
  readonly start: NewBatchStart;
  readonly onClose: () => void;
}) {
  const { area } = useSession();
  const locale = useLocale();
  const navigate = useNavigate();
  const { choices } = useProgrammes();
  const channels = useRead(listPaymentChannels, {});
  const act = useAct(createPaymentBatch, { refresh: [listPaymentBatches, listPayables] });
  const [form, setForm] = useState({
    programmeCode: start.programmeCode ?? "",
    period: start.period ?? dayInWib().slice(0, 4),
    stage: start.stage ?? "",
    channel: start.channel ?? "",
    placeCode: start.placeCode ?? area.code,
    valueOn: dayInWib(),
  });
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change });
  const channel = channels.data?.channels.find((one) => one.code === form.channel);
  const known = choices.some((one) => one.value === form.programmeCode) || form.programmeCode === "";
  return (
    <Dialog opened onClose={onClose} title={m.delivery_payment_new()}>
      <form
        className={styles["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          void act.run(form).then((result) => {
            if (result.ok) void navigate({ to: `/pembayaran/${result.out.batchId}` as never });
          });
        }}
      >
        <ErrorSummary refusal={act.refusal} />
        <NativeSelect
          id={fieldId("programmeCode")}
          label={m.delivery_programme()}
          required
          value={form.programmeCode}
          onChange={(event) => set({ programmeCode: event.currentTarget.value })}
          data={[
            { value: "", label: m.delivery_choose() },
            ...(known ? [] : [{ value: form.programmeCode, label: form.programmeCode }]),
            ...choices,
          ]}
        />
        <div className={styles["pair"]}>
          <TextInput
            id={fieldId("period")}
            label={m.delivery_period()}
            required
            value={form.period}
            error={fieldError(act.refusal, "period")}
            onChange={(event) => set({ period: event.currentTarget.value })}
          />
          <TextInput
            id={fieldId("stage")}
            label={m.delivery_stage()}
            required
            value={form.stage}
            error={fieldError(act.refusal, "stage")}
            onChange={(event) => set({ stage: event.currentTarget.value })}
          />
        </div>
        <NativeSelect
          id={fieldId("channel")}
          label={m.delivery_payment_channel()}
          description={channel?.unverified || undefined}
          required
          value={form.channel}
          onChange={(event) => set({ channel: event.currentTarget.value })}
          data={[
            { value: "", label: m.delivery_choose() },
            ...(channels.data?.channels ?? []).map((one) => ({ value: one.code, label: one.title[locale] })),
          ]}
        />
        <PlacePicker
          id={fieldId("placeCode")}
          label={m.delivery_region()}
          code={form.placeCode}
          onPick={(code) => set({ placeCode: code === "" ? area.code : code })}
        />
        <TextInput
          id={fieldId("valueOn")}
          type="date"
          label={m.delivery_payment_value_on()}
          required
          value={form.valueOn}
          onChange={(event) => set({ valueOn: event.currentTarget.value })}
        />
        <div className={styles["acts"]}>
          <Button type="submit" loading={act.running}>
            {m.delivery_payment_make()}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
