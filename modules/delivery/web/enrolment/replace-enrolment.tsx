import { NativeSelect, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct, useRead } from "#platform/ui/query-client.ts";
import { getEnrolment } from "../../contract/get-enrolment.ts";
import { listEnrolments } from "../../contract/list-enrolments.ts";
import { listReserves } from "../../contract/list-reserves.ts";
import { replaceEnrolment } from "../../contract/replace-enrolment.ts";
import { ReasonAct } from "../money/reason-act.tsx";
import type { EnrolmentPageData } from "./page-data.ts";

/** Gives what remains to a reserve of the decree's selection. */
export function ReplaceEnrolment({
  page,
  onClose,
}: {
  readonly page: EnrolmentPageData;
  readonly onClose: () => void;
}) {
  const { enrolmentId, startsOn, endsOn } = page.enrolment;
  const reserves = useRead(listReserves, { enrolmentId });
  const act = useAct(replaceEnrolment, { refresh: [getEnrolment, listEnrolments] });
  const navigate = useNavigate();
  const [reserve, setReserve] = useState("");
  const [onDate, setOnDate] = useState(startsOn);
  const [account, setAccount] = useState("");
  const choices = reserves.data?.reserves ?? [];
  return (
    <ReasonAct
      title={m.delivery_enrolment_replace()}
      verb={m.delivery_enrolment_replace()}
      text={
        reserves.data !== undefined && choices.length === 0
          ? m.delivery_enrolment_no_reserve()
          : m.delivery_enrolment_replace_text()
      }
      danger
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={(reason) =>
        void act
          .run({
            enrolmentId,
            baseRevision: page.revision,
            reserveSubjectId: reserve,
            onDate,
            reason,
            ...(account === "" ? {} : { accountNumber: account }),
          })
          .then((result) => {
            if (!result.ok) return;
            onClose();
            void navigate({ to: `/kepesertaan/${result.out.newEnrolmentId}` as never });
          })
      }
    >
      <NativeSelect
        id={fieldId("reserveSubjectId")}
        label={m.delivery_enrolment_reserve()}
        required
        value={reserve}
        onChange={(event) => setReserve(event.currentTarget.value)}
        data={[
          { value: "", label: m.delivery_choose() },
          ...choices.map((one) => ({
            value: one.subjectId,
            label: `${one.rank ?? "–"}. ${one.name} (${one.placeLabel})`,
          })),
        ]}
      />
      <TextInput
        id={fieldId("onDate")}
        type="date"
        label={m.delivery_enrolment_last_day()}
        required
        min={startsOn}
        max={endsOn}
        value={onDate}
        onChange={(event) => setOnDate(event.currentTarget.value)}
      />
      <TextInput
        id={fieldId("accountNumber")}
        label={m.delivery_payment_account()}
        inputMode="numeric"
        autoComplete="off"
        value={account}
        onChange={(event) => setAccount(event.currentTarget.value)}
      />
    </ReasonAct>
  );
}
