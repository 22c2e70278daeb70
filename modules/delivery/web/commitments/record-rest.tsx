import { TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { PlacePicker } from "#modules/regions/web/shared/place-picker.tsx";
import { formatNumber } from "#platform/i18n/format.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { useSession } from "#platform/ui/session.ts";
import { listCommitments } from "../../contract/list-commitments.ts";
import { recordCommitments } from "../../contract/record-commitments.ts";
import { summariseEntitlements } from "../../contract/summarise-entitlements.ts";
import type { CommitmentKey } from "./marked-text.ts";

/** Notes that everybody of a place who was not recorded by name kept the commitment. */
export function RecordRest({
  of,
  placeCode: start,
  onTold,
  onClose,
}: {
  readonly of: CommitmentKey;
  readonly placeCode: string;
  readonly onTold: (text: string) => void;
  readonly onClose: () => void;
}) {
  const { area } = useSession();
  const act = useAct(recordCommitments, { refresh: [summariseEntitlements, listCommitments] });
  const [placeCode, setPlace] = useState(start === "" ? area.code : start);
  const [note, setNote] = useState("");
  return (
    <ConfirmAct
      opened
      title={m.delivery_commitment_rest()}
      verb={m.delivery_commitment_rest()}
      text={m.delivery_commitment_rest_text()}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() =>
        void act.run({ ...of, placeCode, note }).then((result) => {
          if (!result.ok) return;
          onTold(
            m.delivery_commitment_done({
              kept: formatNumber(result.out.kept),
              released: formatNumber(result.out.released),
            }),
          );
          onClose();
        })
      }
    >
      <PlacePicker
        label={m.delivery_region()}
        code={placeCode}
        onPick={(code) => setPlace(code === "" ? area.code : code)}
      />
      <TextInput
        label={m.delivery_commitment_note()}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ConfirmAct>
  );
}
