import { Textarea, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatDate } from "#platform/i18n/format.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { draftDecree } from "../../contract/draft-decree.ts";
import { type DecreeView, getDecree } from "../../contract/get-decree.ts";
import { listDecrees } from "../../contract/list-decrees.ts";

/** The day after a civil date. */
const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** Begins a draft that amends a signed decree: why, from when on. */
export function AmendStart({
  decree,
  opened,
  onClose,
}: {
  readonly decree: DecreeView;
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const navigate = useNavigate();
  const act = useAct(draftDecree, { refresh: [getDecree, listDecrees] });
  const earliest = dayAfter(decree.startsOn);
  const [title, setTitle] = useState(() => m.delivery_amend_title({ title: decree.title }).slice(0, 200));
  const [because, setBecause] = useState("");
  const [startsOn, setStartsOn] = useState(() => {
    const today = new Date().toISOString().slice(0, 10);
    return today > earliest && today <= decree.endsOn ? today : earliest;
  });
  return (
    <ConfirmAct
      opened={opened}
      title={m.delivery_amend_verb()}
      verb={m.delivery_amend_new()}
      text={m.delivery_amend_dialog_text()}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() =>
        void act
          .run({
            from: { kind: "amending", decreeId: decree.decreeId, because },
            title,
            startsOn,
            endsOn: decree.endsOn,
            budgetId: decree.budget?.budgetId ?? null,
          })
          .then((result) => {
            if (!result.ok) return;
            onClose();
            void navigate({ to: `/sk/${result.out.decreeId}` });
          })
      }
    >
      <TextInput
        label={m.delivery_decree_title()}
        required
        minLength={5}
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Textarea
        label={m.delivery_amend_because()}
        description={m.delivery_amend_because_help()}
        required
        minLength={10}
        maxLength={500}
        autosize
        minRows={2}
        value={because}
        onChange={(event) => setBecause(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={m.delivery_starts_on()}
        description={m.delivery_amend_starts_help({ on: formatDate(earliest) })}
        required
        max={decree.endsOn}
        value={startsOn}
        onChange={(event) => setStartsOn(event.currentTarget.value)}
      />
    </ConfirmAct>
  );
}
