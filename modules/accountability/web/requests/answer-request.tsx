import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { Dialog } from "#platform/ui/dialog.tsx";
import { ErrorSummary, fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { answerRequest } from "../../contract/answer-request.ts";
import { getRequest } from "../../contract/get-request.ts";
import { listRequests } from "../../contract/list-requests.ts";
import type { Request } from "../../contract/request-shapes.ts";
import styles from "../registers.module.css";
import { stateWords } from "./request-words.ts";

const outcomes = ["granted", "partly-granted", "refused", "withdrawn"] as const;

/** The answer to a request; a refusal must name its law. */
export function AnswerRequest({
  request,
  onClose,
}: {
  readonly request: Request;
  readonly onClose: () => void;
}) {
  const act = useAct(answerRequest, { refresh: [getRequest, listRequests] });
  const [state, setState] = useState<(typeof outcomes)[number]>("granted");
  const [answer, setAnswer] = useState("");
  const [legalBasis, setLegalBasis] = useState("");
  const needsLaw = state === "refused" || state === "partly-granted";
  return (
    <Dialog opened title={m.accountability_answer()} onClose={onClose}>
      <form
        className={styles["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          void act
            .run({
              requestId: request.requestId,
              baseRevision: request.revision,
              state,
              answer,
              legalBasis: needsLaw ? legalBasis : "",
            })
            .then((result) => {
              if (result.ok) onClose();
            });
        }}
      >
        <ErrorSummary refusal={act.refusal} />
        <NativeSelect
          label={m.accountability_outcome()}
          value={state}
          onChange={(event) =>
            setState(outcomes.find((one) => one === event.currentTarget.value) ?? "granted")
          }
          data={outcomes.map((value) => ({ value, label: stateWords[value]() }))}
        />
        <Textarea
          id={fieldId("answer")}
          label={m.accountability_answer_text()}
          description={m.accountability_answer_help()}
          required
          autosize
          minRows={4}
          maxLength={4000}
          value={answer}
          error={fieldError(act.refusal, "answer")}
          onChange={(event) => setAnswer(event.currentTarget.value)}
        />
        {needsLaw && (
          <TextInput
            id={fieldId("legalBasis")}
            label={m.accountability_legal_basis()}
            description={m.accountability_legal_basis_help()}
            required
            maxLength={400}
            value={legalBasis}
            error={fieldError(act.refusal, "legalBasis")}
            onChange={(event) => setLegalBasis(event.currentTarget.value)}
          />
        )}
        <div className={styles["acts"]}>
          <Button type="submit" loading={act.running}>
            {m.accountability_answer_send()}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
