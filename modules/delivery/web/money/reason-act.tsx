import { Textarea } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { m } from "#messages/messages.js";
import type { Refusal } from "#platform/kernel/contract.ts";
import { type ActFigure, ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";

/** A binding act with its reason, kept for ever: further fields come as children. */
export function ReasonAct({
  title,
  verb,
  text,
  figures,
  danger = false,
  running,
  refusal,
  children,
  onConfirm,
  onClose,
}: {
  readonly title: string;
  readonly verb: string;
  readonly text: string;
  readonly figures?: readonly ActFigure[];
  readonly danger?: boolean;
  readonly running: boolean;
  readonly refusal: Refusal | undefined;
  readonly children?: ReactNode;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
}) {
  const [reason, setReason] = useState("");
  return (
    <ConfirmAct
      opened
      title={title}
      verb={verb}
      text={text}
      danger={danger}
      running={running}
      refusal={refusal}
      onConfirm={() => onConfirm(reason)}
      onClose={onClose}
      {...(figures === undefined ? {} : { figures })}
    >
      {children}
      <Textarea
        id={fieldId("reason")}
        label={m.delivery_reason()}
        description={m.delivery_reason_help()}
        error={fieldError(refusal, "reason")}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        minLength={10}
        maxLength={500}
        rows={3}
        required
      />
    </ConfirmAct>
  );
}
