import { NativeSelect, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import type { AnyContract } from "#platform/kernel/contract.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { listHolds } from "../../contract/list-holds.ts";
import { placeHold } from "../../contract/place-hold.ts";
import { optionsOf } from "../catalogue/words.ts";
import { holdKindWords } from "./hold-words.ts";

/** An officer's pause or refusal of a programme for one subject; whatever the rules say later, it stands. */
export function PlaceHold({
  programmeCode,
  subjectKind,
  subjectId,
  subjectName,
  refresh = [],
  onClose,
}: {
  readonly programmeCode: string;
  readonly subjectKind: "person" | "family" | "household" | "group";
  readonly subjectId: string;
  readonly subjectName: string;
  /** Reads of the page around that are no longer true afterwards. */
  readonly refresh?: readonly AnyContract[];
  readonly onClose: () => void;
}) {
  const act = useAct(placeHold, { refresh: [listHolds, ...refresh] });
  const [kind, setKind] = useState<"paused" | "refused">("paused");
  const [reason, setReason] = useState("");
  const [legalBasis, setLegalBasis] = useState("");
  const [untilOn, setUntilOn] = useState("");
  return (
    <ConfirmAct
      opened
      title={m.programmes_hold_title({ name: subjectName })}
      verb={kind === "paused" ? m.programmes_hold_pause() : m.programmes_hold_refuse()}
      text={m.programmes_hold_text()}
      danger={kind === "refused"}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() =>
        void act
          .run({
            programmeCode,
            subjectKind,
            subjectId,
            kind,
            reason,
            legalBasis,
            untilOn: untilOn === "" ? null : untilOn,
          })
          .then((result) => {
            if (result.ok) onClose();
          })
      }
    >
      <Stack gap="sm">
        <NativeSelect
          label={m.programmes_hold_kind()}
          value={kind}
          data={optionsOf(holdKindWords)}
          onChange={(event) => setKind(event.currentTarget.value === "refused" ? "refused" : "paused")}
        />
        <Textarea
          id={fieldId("reason")}
          label={m.programmes_reason()}
          required
          minLength={3}
          maxLength={1000}
          value={reason}
          error={fieldError(act.refusal, "reason")}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <TextInput
          id={fieldId("legalBasis")}
          label={m.programmes_legal_basis()}
          maxLength={400}
          value={legalBasis}
          error={fieldError(act.refusal, "legalBasis")}
          onChange={(event) => setLegalBasis(event.currentTarget.value)}
        />
        <TextInput
          id={fieldId("untilOn")}
          type="date"
          label={m.programmes_hold_until()}
          description={m.programmes_hold_until_help()}
          value={untilOn}
          error={fieldError(act.refusal, "untilOn")}
          onChange={(event) => setUntilOn(event.currentTarget.value)}
        />
      </Stack>
    </ConfirmAct>
  );
}
