import { Checkbox, Stack, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { getFamilyPage } from "../../contract/get-family-page.ts";
import { splitFamily } from "../../contract/split-family.ts";
import type { Family } from "../family-parts.tsx";
import { DateField } from "./date-field.tsx";
import { ReasonField } from "./reason-field.tsx";

export function SplitFamily({
  opened,
  family,
  onClose,
}: {
  readonly opened: boolean;
  readonly family: Family;
  readonly onClose: () => void;
}) {
  const navigate = useNavigate();
  const act = useAct(splitFamily, { refresh: [getFamilyPage] });
  const [personIds, setPersonIds] = useState<readonly string[]>([]);
  const [kkNumber, setKkNumber] = useState("");
  const [splitOn, setSplitOn] = useState("");
  const [reason, setReason] = useState("");
  return (
    <ConfirmAct
      opened={opened}
      title={m.registry_split_title()}
      verb={m.registry_split()}
      text={m.registry_split_text()}
      figures={[{ label: m.registry_split_who(), value: `${personIds.length} / ${family.members.length}` }]}
      running={act.running}
      refusal={act.refusal}
      onClose={onClose}
      onConfirm={() => {
        const input = {
          familyId: family.familyId,
          baseRevision: family.revision,
          personIds: [...personIds],
          kkNumber: kkNumber.trim() === "" ? null : kkNumber.trim(),
          splitOn,
          reason,
        };
        void act.run(input).then((result) => {
          if (result.ok) void navigate({ to: `/keluarga/${result.out.newFamilyId}` });
        });
      }}
    >
      <Stack gap="sm">
        <Checkbox.Group
          label={m.registry_split_who()}
          value={[...personIds]}
          onChange={(chosen) => setPersonIds(chosen)}
        >
          <Stack gap="xs" mt="xs">
            {family.members.map((member) => (
              <Checkbox key={member.personId} value={member.personId} label={member.name} />
            ))}
          </Stack>
        </Checkbox.Group>
        <TextInput
          id={fieldId("kkNumber")}
          label={m.registry_kk()}
          description={m.registry_optional()}
          inputMode="numeric"
          value={kkNumber}
          error={fieldError(act.refusal, "kkNumber")}
          onChange={(event) => setKkNumber(event.currentTarget.value)}
        />
        <DateField
          label={m.registry_split_on()}
          path="splitOn"
          required
          value={splitOn}
          onChange={setSplitOn}
          refusal={act.refusal}
        />
        <ReasonField value={reason} onChange={setReason} refusal={act.refusal} />
      </Stack>
    </ConfirmAct>
  );
}
