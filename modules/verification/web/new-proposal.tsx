import { NativeSelect, Stack, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { PlacePicker } from "#modules/regions/web/shared/place-picker.tsx";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { useSession } from "#platform/ui/session.ts";
import { createProposal } from "../contract/create-proposal.ts";
import { listProposals } from "../contract/list-proposals.ts";

/** Begins a list for the period that is open now. */
export function NewProposal({
  openPeriod,
  onClose,
}: {
  readonly openPeriod: string;
  readonly onClose: () => void;
}) {
  const { area } = useSession();
  const own = area.code.length === 10 ? area.code : "";
  const [placeCode, setPlaceCode] = useState(own);
  const [title, setTitle] = useState("");
  const [lane, setLane] = useState<"formal" | "participatory">("formal");
  const act = useAct(createProposal, { refresh: [listProposals] });
  const navigate = useNavigate();
  const save = async (): Promise<void> => {
    const result = await act.run({ placeCode, period: openPeriod, lane, title });
    if (result.ok) await navigate({ to: `/verval/usulan/${result.out.proposalId}` });
  };
  return (
    <ConfirmAct
      opened
      title={m.verification_new_proposal()}
      text={m.verification_new_proposal_text({ period: openPeriod })}
      verb={m.verification_create()}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() => void save()}
    >
      <Stack gap="sm">
        {own === "" && (
          <PlacePicker
            id={fieldId("placeCode")}
            label={m.verification_village()}
            code={placeCode}
            level="village"
            error={fieldError(act.refusal, "placeCode")}
            onPick={setPlaceCode}
          />
        )}
        <TextInput
          id={fieldId("title")}
          label={m.verification_title()}
          description={m.verification_title_help()}
          required
          maxLength={120}
          value={title}
          error={fieldError(act.refusal, "title")}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <NativeSelect
          label={m.verification_lane()}
          value={lane}
          onChange={(event) => setLane(event.currentTarget.value === "formal" ? "formal" : "participatory")}
          data={[
            { value: "formal", label: m.verification_lane_formal() },
            { value: "participatory", label: m.verification_lane_participatory() },
          ]}
        />
      </Stack>
    </ConfirmAct>
  );
}
