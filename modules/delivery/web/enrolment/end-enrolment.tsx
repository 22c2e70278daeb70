import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { endEnrolment, endingKinds } from "../../contract/end-enrolment.ts";
import { getEnrolment } from "../../contract/get-enrolment.ts";
import { listEnrolments } from "../../contract/list-enrolments.ts";
import { ReasonAct } from "../money/reason-act.tsx";
import { endWords, worded } from "../money/words.ts";
import type { EnrolmentPageData } from "./page-data.ts";

/** Graduation or exit, with its day. */
export function EndEnrolment({
  page,
  onClose,
}: {
  readonly page: EnrolmentPageData;
  readonly onClose: () => void;
}) {
  const act = useAct(endEnrolment, { refresh: [getEnrolment, listEnrolments] });
  const [because, setBecause] = useState<(typeof endingKinds)[number]>("graduated");
  const [onDate, setOnDate] = useState(page.enrolment.startsOn);
  return (
    <ReasonAct
      title={m.delivery_enrolment_end()}
      verb={m.delivery_enrolment_end()}
      text={m.delivery_enrolment_end_text()}
      danger
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={(reason) =>
        void act
          .run({
            enrolmentId: page.enrolment.enrolmentId,
            baseRevision: page.revision,
            because,
            onDate,
            reason,
          })
          .then((result) => result.ok && onClose())
      }
    >
      <NativeSelect
        label={m.delivery_enrolment_because()}
        value={because}
        onChange={(event) =>
          setBecause(endingKinds.find((one) => one === event.currentTarget.value) ?? "exited")
        }
        data={endingKinds.map((value) => ({ value, label: worded(endWords, value) }))}
      />
      <TextInput
        id={fieldId("onDate")}
        type="date"
        label={m.delivery_enrolment_last_day()}
        required
        min={page.enrolment.startsOn}
        max={page.enrolment.endsOn}
        value={onDate}
        onChange={(event) => setOnDate(event.currentTarget.value)}
      />
    </ReasonAct>
  );
}
