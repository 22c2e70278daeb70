import { Textarea } from "@mantine/core";
import { m } from "#messages/messages.js";
import type { Refusal } from "#platform/kernel/contract.ts";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";

/** Why something is changed: part of every change, kept for ever. */
export function ReasonField({
  value,
  onChange,
  refusal,
  path = "reason",
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly refusal: Refusal | undefined;
  readonly path?: string;
}) {
  return (
    <Textarea
      id={fieldId(path)}
      label={m.registry_reason()}
      description={m.registry_reason_help()}
      required
      autosize
      minRows={2}
      maxLength={500}
      value={value}
      error={fieldError(refusal, path)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
