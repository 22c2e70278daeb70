import { Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { getAllocation } from "../../contract/get-allocation.ts";
import type { aftercareKinds, Handover } from "../../contract/goods-shapes.ts";
import { listAllocations } from "../../contract/list-allocations.ts";
import { listGoods } from "../../contract/list-goods.ts";
import { recordAftercare } from "../../contract/record-aftercare.ts";
import { ChoiceField } from "./choice-field.tsx";
import { aftercareWords } from "./goods-words.ts";

/** What came after a hand-over: fitted, repaired, given back. */
export function AftercareDialog({
  handover,
  onClose,
}: {
  readonly handover: Handover;
  readonly onClose: () => void;
}) {
  const act = useAct(recordAftercare, { refresh: [getAllocation, listAllocations, listGoods] });
  const [kind, setKind] = useState<(typeof aftercareKinds)[number]>("fitted");
  const [happenedOn, setHappened] = useState(() => new Date().toISOString().slice(0, 10));
  const [note, setNote] = useState("");
  return (
    <ConfirmAct
      opened
      title={m.delivery_goods_after_title({ number: handover.number })}
      verb={m.delivery_goods_after_verb()}
      text={kind === "returned" ? m.delivery_goods_after_returned_text() : m.delivery_goods_after_text()}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() =>
        void act
          .run({ handoverId: handover.handoverId, kind, happenedOn, note })
          .then((result) => result.ok && onClose())
      }
    >
      <ChoiceField
        legend={m.delivery_goods_after_kind()}
        words={aftercareWords}
        value={kind}
        onChange={setKind}
      />
      <TextInput
        type="date"
        required
        label={m.delivery_goods_after_on()}
        value={happenedOn}
        onChange={(event) => setHappened(event.currentTarget.value)}
      />
      <Textarea
        label={m.delivery_goods_note()}
        description={m.delivery_reason_help()}
        required
        minLength={10}
        maxLength={500}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ConfirmAct>
  );
}
