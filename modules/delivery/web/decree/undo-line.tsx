import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import type { LineView } from "../../contract/decree-shapes.ts";
import { getDecree } from "../../contract/get-decree.ts";
import { listAmendableLines } from "../../contract/list-amendable-lines.ts";
import { listDecreeLines } from "../../contract/list-decree-lines.ts";
import { removeDecreeLine } from "../../contract/remove-decree-line.ts";

/** Takes a line out of an amending draft: the amended decree stays as it is. */
export function UndoLine({ decreeId, line }: { readonly decreeId: string; readonly line: LineView }) {
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState("");
  const act = useAct(removeDecreeLine, { refresh: [getDecree, listDecreeLines, listAmendableLines] });
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`${m.delivery_amend_undo_verb()}: ${line.name}`}
        onClick={() => setOpened(true)}
      >
        {m.delivery_amend_undo_verb()}
      </Button>
      <ConfirmAct
        opened={opened}
        title={m.delivery_amend_undo_title()}
        verb={m.delivery_amend_undo_verb()}
        text={m.delivery_amend_undo_text()}
        figures={[{ label: m.delivery_name(), value: line.name }]}
        danger
        running={act.running}
        refusal={act.refusal}
        onClose={() => setOpened(false)}
        onConfirm={() =>
          void act.run({ decreeId, line: line.line, reason }).then((result) => result.ok && setOpened(false))
        }
      >
        <Textarea
          label={m.delivery_reason()}
          description={m.delivery_reason_help()}
          required
          minLength={10}
          maxLength={500}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </ConfirmAct>
    </>
  );
}
