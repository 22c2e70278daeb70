import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "#messages/messages.js";
import type { CallOf } from "#platform/kernel/contract.ts";
import { Dialog } from "#platform/ui/dialog.tsx";
import { ErrorSummary, fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { listRequests } from "../../contract/list-requests.ts";
import { recordRequest } from "../../contract/record-request.ts";
import styles from "../registers.module.css";
import { instantOf, wibField } from "../wib-field.ts";
import { channelWords, choices, identityWords, kindWords, relationWords } from "./request-words.ts";

type Fields = CallOf<typeof recordRequest>;

/** Enters what a person asks about the own data; the clock runs from the time of receipt. */
export function RecordRequest({
  subjectId,
  subjectName,
  onClose,
}: {
  readonly subjectId: string;
  readonly subjectName: string;
  readonly onClose: () => void;
}) {
  const navigate = useNavigate();
  const act = useAct(recordRequest, { refresh: [listRequests] });
  const [fields, setFields] = useState<Fields>(() => ({
    subjectId,
    kind: "access",
    requesterName: subjectName,
    requesterRelation: "self",
    identityChecked: "identity-card",
    channel: "counter",
    request: "",
    receivedAt: wibField(new Date()),
  }));
  const change = (more: Partial<Fields>) => setFields({ ...fields, ...more });
  return (
    <Dialog opened title={m.accountability_request_record()} onClose={onClose}>
      <form
        className={styles["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          const receivedAt = instantOf(fields.receivedAt);
          void act.run({ ...fields, receivedAt }).then((result) => {
            if (result.ok) void navigate({ to: `/permintaan/${result.out.requestId}` });
          });
        }}
      >
        <p className={styles["hint"]}>{m.accountability_request_record_text({ name: subjectName })}</p>
        <ErrorSummary refusal={act.refusal} />
        <NativeSelect
          label={m.accountability_request_kind()}
          value={fields.kind}
          onChange={(event) => change({ kind: event.currentTarget.value as Fields["kind"] })}
          data={choices(kindWords)}
        />
        <div className={styles["pair"]}>
          <TextInput
            id={fieldId("requesterName")}
            label={m.accountability_requester()}
            required
            maxLength={120}
            value={fields.requesterName}
            error={fieldError(act.refusal, "requesterName")}
            onChange={(event) => change({ requesterName: event.currentTarget.value })}
          />
          <NativeSelect
            label={m.accountability_requester_relation()}
            value={fields.requesterRelation}
            onChange={(event) =>
              change({ requesterRelation: event.currentTarget.value as Fields["requesterRelation"] })
            }
            data={choices(relationWords)}
          />
        </div>
        <div className={styles["pair"]}>
          <NativeSelect
            label={m.accountability_identity_checked()}
            value={fields.identityChecked}
            onChange={(event) =>
              change({ identityChecked: event.currentTarget.value as Fields["identityChecked"] })
            }
            data={choices(identityWords)}
          />
          <NativeSelect
            label={m.accountability_channel()}
            value={fields.channel}
            onChange={(event) => change({ channel: event.currentTarget.value as Fields["channel"] })}
            data={choices(channelWords)}
          />
        </div>
        <Textarea
          id={fieldId("request")}
          label={m.accountability_request()}
          required
          autosize
          minRows={3}
          maxLength={4000}
          value={fields.request}
          error={fieldError(act.refusal, "request")}
          onChange={(event) => change({ request: event.currentTarget.value })}
        />
        <TextInput
          id={fieldId("receivedAt")}
          type="datetime-local"
          label={m.accountability_received()}
          required
          value={fields.receivedAt}
          error={fieldError(act.refusal, "receivedAt")}
          onChange={(event) => change({ receivedAt: event.currentTarget.value })}
        />
        <div className={styles["acts"]}>
          <Button type="submit" loading={act.running}>
            {m.accountability_request_save()}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
