import { Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import type { Breach } from "../../contract/breach-shapes.ts";
import { changeBreach } from "../../contract/change-breach.ts";
import { closeBreach } from "../../contract/close-breach.ts";
import { listBreaches } from "../../contract/list-breaches.ts";
import { notifyBreach } from "../../contract/notify-breach.ts";
import { instantOf, wibField } from "../wib-field.ts";
import { BreachForm } from "./breach-form.tsx";

interface ActProps {
  readonly breach: Breach;
  readonly onClose: () => void;
}
const refresh = { refresh: [listBreaches] };

export function ChangeBreach({ breach, onClose }: ActProps) {
  const act = useAct(changeBreach, refresh);
  return (
    <BreachForm
      title={m.accountability_breach_change()}
      withFoundAt={false}
      first={{
        title: breach.title,
        kind: breach.kind,
        whatData: breach.whatData,
        subjectCount: breach.subjectCount,
        how: breach.how,
        handling: breach.handling,
        recovery: breach.recovery,
        publicNotice: breach.publicNotice,
        foundAt: breach.foundAt,
      }}
      refusal={act.refusal}
      running={act.running}
      onClose={onClose}
      onSave={({ foundAt: _fixed, ...facts }) =>
        void act
          .run({
            ...facts,
            happenedAt: breach.happenedAt,
            breachId: breach.breachId,
            baseRevision: breach.revision,
          })
          .then((result) => {
            if (result.ok) onClose();
          })
      }
    />
  );
}

export function NotifyBreach({
  breach,
  whom,
  onClose,
}: ActProps & { readonly whom: "subjects" | "authority" }) {
  const act = useAct(notifyBreach, refresh);
  const [toldAt, setToldAt] = useState(() => wibField(new Date()));
  const verb = whom === "subjects" ? m.accountability_tell_subjects() : m.accountability_tell_authority();
  return (
    <ConfirmAct
      opened
      title={verb}
      verb={verb}
      text={m.accountability_tell_text()}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() =>
        void act.run({ breachId: breach.breachId, whom, toldAt: instantOf(toldAt) }).then((result) => {
          if (result.ok) onClose();
        })
      }
    >
      <TextInput
        id={fieldId("toldAt")}
        type="datetime-local"
        label={m.accountability_told_at()}
        required
        value={toldAt}
        error={fieldError(act.refusal, "toldAt")}
        onChange={(event) => setToldAt(event.currentTarget.value)}
      />
    </ConfirmAct>
  );
}

export function CloseBreach({ breach, onClose }: ActProps) {
  const act = useAct(closeBreach, refresh);
  const [note, setNote] = useState("");
  return (
    <ConfirmAct
      opened
      title={m.accountability_breach_close()}
      verb={m.accountability_breach_close()}
      text={m.accountability_breach_close_text()}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() =>
        void act.run({ breachId: breach.breachId, baseRevision: breach.revision, note }).then((result) => {
          if (result.ok) onClose();
        })
      }
    >
      <Textarea
        id={fieldId("note")}
        label={m.accountability_breach_lesson()}
        required
        autosize
        minRows={3}
        maxLength={2000}
        value={note}
        error={fieldError(act.refusal, "note")}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ConfirmAct>
  );
}
