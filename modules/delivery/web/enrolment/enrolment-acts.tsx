import { Button } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { useAct } from "#platform/ui/query-client.ts";
import { useMay } from "#platform/ui/session.ts";
import { getEnrolment } from "../../contract/get-enrolment.ts";
import { listEnrolments } from "../../contract/list-enrolments.ts";
import { pauseEnrolment } from "../../contract/pause-enrolment.ts";
import { resumeEnrolment } from "../../contract/resume-enrolment.ts";
import { ReasonAct } from "../money/reason-act.tsx";
import { EndEnrolment } from "./end-enrolment.tsx";
import type { EnrolmentPageData } from "./page-data.ts";
import { ReplaceEnrolment } from "./replace-enrolment.tsx";

/** Pause, resume, replace, end: each with a reason. */
export function EnrolmentActs({ page }: { readonly page: EnrolmentPageData }) {
  const may = useMay("delivery.enrolment.change");
  const [asking, setAsking] = useState<"pause" | "resume" | "end" | "replace">();
  const pause = useAct(pauseEnrolment, { refresh: [getEnrolment, listEnrolments] });
  const resume = useAct(resumeEnrolment, { refresh: [getEnrolment, listEnrolments] });
  const { state, enrolmentId } = page.enrolment;
  if (!may || state === "ended") return null;
  const target = { enrolmentId, baseRevision: page.revision };
  const close = () => {
    pause.reset();
    resume.reset();
    setAsking(undefined);
  };
  return (
    <>
      {state === "active" && (
        <Button variant="default" onClick={() => setAsking("pause")}>
          {m.delivery_enrolment_pause()}
        </Button>
      )}
      {state === "paused" && (
        <Button onClick={() => setAsking("resume")}>{m.delivery_enrolment_resume()}</Button>
      )}
      <Button variant="default" onClick={() => setAsking("replace")}>
        {m.delivery_enrolment_replace()}
      </Button>
      <Button variant="default" onClick={() => setAsking("end")}>
        {m.delivery_enrolment_end()}
      </Button>
      {asking === "pause" && (
        <ReasonAct
          title={m.delivery_enrolment_pause()}
          verb={m.delivery_enrolment_pause()}
          text={m.delivery_enrolment_pause_text()}
          running={pause.running}
          refusal={pause.refusal}
          onClose={close}
          onConfirm={(reason) => void pause.run({ ...target, reason }).then((result) => result.ok && close())}
        />
      )}
      {asking === "resume" && (
        <ReasonAct
          title={m.delivery_enrolment_resume()}
          verb={m.delivery_enrolment_resume()}
          text={m.delivery_enrolment_resume_text()}
          running={resume.running}
          refusal={resume.refusal}
          onClose={close}
          onConfirm={(reason) =>
            void resume.run({ ...target, reason }).then((result) => result.ok && close())
          }
        />
      )}
      {asking === "end" && <EndEnrolment page={page} onClose={close} />}
      {asking === "replace" && <ReplaceEnrolment page={page} onClose={close} />}
    </>
  );
}
