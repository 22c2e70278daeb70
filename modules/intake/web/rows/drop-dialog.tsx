import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { dropRow } from "../../contract/drop-row.ts";
import { getBatch } from "../../contract/get-batch.ts";
import { getHeldRow } from "../../contract/get-held-row.ts";
import { listHeldRows } from "../../contract/list-held-rows.ts";
import { setAsideReasons, setAsideWords } from "./set-aside-words.ts";

/** Asks why a row is given up; the row stays to be read, and can be taken back. */
export function DropDialog({
  batchId,
  rowNo,
  baseRevision,
  onClose,
  onDone,
}: {
  readonly batchId: string;
  readonly rowNo: number;
  readonly baseRevision: number;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const drop = useAct(dropRow, { refresh: [getHeldRow, listHeldRows, getBatch] });
  const [chosen, setChosen] = useState("");
  const [note, setNote] = useState("");

  async function send(): Promise<void> {
    const reason = setAsideReasons.find((one) => one === chosen);
    if (reason === undefined) return;
    const result = await drop.run({ batchId, rowNo, baseRevision, reason, note });
    if (result.ok) onDone();
  }

  return (
    <ConfirmAct
      opened
      danger
      title={m.intake_drop()}
      verb={m.intake_drop()}
      text={m.intake_drop_text()}
      running={drop.running}
      refusal={drop.refusal}
      onClose={onClose}
      onConfirm={() => void send()}
    >
      <NativeSelect
        label={m.intake_set_aside_reason()}
        required
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={[
          { value: "", label: m.intake_set_aside_choose() },
          ...setAsideReasons.map((reason) => ({ value: reason, label: setAsideWords(reason) })),
        ]}
      />
      <TextInput
        label={m.intake_set_aside_note()}
        description={m.intake_set_aside_note_help()}
        required={chosen === "other"}
        minLength={chosen === "other" ? 5 : 0}
        maxLength={300}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ConfirmAct>
  );
}
