import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { PlacePicker } from "#modules/regions/web/shared/place-picker.tsx";
import { formatNumber } from "#platform/i18n/format.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { useSession } from "#platform/ui/session.ts";
import { recordCommitments } from "../../contract/record-commitments.ts";
import { summariseEntitlements } from "../../contract/summarise-entitlements.ts";
import type { InstalmentRow } from "./page-data.ts";

/** Notes that everybody enrolled in a place kept a commitment. */
export function RecordCommitments({
  programmeCode,
  instalment,
  onTold,
  onClose,
}: {
  readonly programmeCode: string;
  readonly instalment: InstalmentRow;
  readonly onTold: (text: string) => void;
  readonly onClose: () => void;
}) {
  const { area } = useSession();
  const act = useAct(recordCommitments, { refresh: [summariseEntitlements] });
  const [commitment, setCommitment] = useState(instalment.requires[0] ?? "");
  const [placeCode, setPlace] = useState(area.code);
  const [note, setNote] = useState("");
  return (
    <ConfirmAct
      opened
      title={m.delivery_commitment_record()}
      verb={m.delivery_commitment_record()}
      text={m.delivery_commitment_text()}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() =>
        void act
          .run({ programmeCode, period: instalment.period, commitment, placeCode, note })
          .then((result) => {
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
      <NativeSelect
        label={m.delivery_commitment()}
        value={commitment}
        onChange={(event) => setCommitment(event.currentTarget.value)}
        data={[...instalment.requires]}
      />
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
