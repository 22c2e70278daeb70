import { Textarea, TextInput } from "@mantine/core";
import { m } from "#messages/messages.js";

/** Why, and what others can look up: both stand beside the line for the checker. */
export function ReasonFields({
  reason,
  evidence,
  onReason,
  onEvidence,
}: {
  readonly reason: string;
  readonly evidence: string;
  readonly onReason: (text: string) => void;
  readonly onEvidence: (text: string) => void;
}) {
  return (
    <>
      <Textarea
        label={m.delivery_reason()}
        description={m.delivery_reason_help()}
        required
        minLength={10}
        maxLength={500}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => onReason(event.currentTarget.value)}
      />
      <TextInput
        label={m.delivery_evidence()}
        description={m.delivery_evidence_help()}
        required
        minLength={3}
        maxLength={300}
        value={evidence}
        onChange={(event) => onEvidence(event.currentTarget.value)}
      />
    </>
  );
}
