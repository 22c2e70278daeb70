import { Textarea } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { useGuardedAct } from "#modules/identity/web/shared/use-guarded-act.tsx";
import { formatDate, formatNumber, formatRupiah } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { approveVersion } from "../../contract/approve-version.ts";
import { getProgramme } from "../../contract/get-programme.ts";
import { listProgrammes } from "../../contract/list-programmes.ts";
import { listWaitingVersions } from "../../contract/list-waiting-versions.ts";
import { returnVersion } from "../../contract/return-version.ts";
import { withdrawVersion } from "../../contract/withdraw-version.ts";

export type Decision = "approve" | "return" | "withdraw";

const refresh = [getProgramme, listProgrammes, listWaitingVersions];

/** Approving, returning or withdrawing a version: what it means in figures, and the reason where one is due. */
export function Decide({
  decision,
  shown,
  onClose,
}: {
  readonly decision: Decision;
  readonly shown: OutputOf<typeof getProgramme>;
  readonly onClose: () => void;
}) {
  const [words, setWords] = useState("");
  const approve = useGuardedAct(approveVersion, { refresh });
  const giveBack = useAct(returnVersion, { refresh });
  const withdraw = useAct(withdrawVersion, { refresh });
  const { version, definition, differences } = shown;
  const target = { versionId: version.versionId, baseRevision: version.revision };

  async function run(): Promise<void> {
    // A version in force decides about people: who approves it shows the second factor anew, as who signs a decree.
    if (decision === "approve") return approve.run({ ...target, note: words }, () => onClose());
    const result =
      decision === "return"
        ? await giveBack.run({ ...target, reason: words })
        : await withdraw.run({ ...target, reason: words });
    if (result.ok) onClose();
  }

  const act = { approve, return: giveBack, withdraw }[decision];
  const title = {
    approve: m.programmes_approve_title({ number: version.number }),
    return: m.programmes_return_title({ number: version.number }),
    withdraw: m.programmes_withdraw_title({ number: version.number }),
  }[decision];
  const verb = {
    approve: m.programmes_approve(),
    return: m.programmes_return(),
    withdraw: m.programmes_withdraw(),
  }[decision];
  const text = {
    approve: m.programmes_approve_text(),
    return: m.programmes_return_text(),
    withdraw: m.programmes_withdraw_text(),
  }[decision];
  const field = decision === "approve" ? "note" : "reason";
  return (
    <>
      <ConfirmAct
        opened
        title={title}
        verb={verb}
        text={text}
        danger={decision === "withdraw"}
        figures={
          decision === "approve"
            ? [
                { label: m.programmes_effective_from(), value: formatDate(definition.effectiveFrom) },
                { label: m.programmes_changes(), value: formatNumber(differences.length) },
                {
                  label: m.programmes_quota(),
                  value: definition.quota.total === null ? "–" : formatNumber(definition.quota.total),
                },
                {
                  label: m.programmes_ceiling(),
                  value: definition.budget === null ? "–" : formatRupiah(definition.budget.ceilingRupiah),
                },
              ]
            : []
        }
        running={act.running}
        refusal={act.refusal}
        onClose={onClose}
        onConfirm={() => void run()}
      >
        <Textarea
          id={fieldId(field)}
          label={decision === "approve" ? m.programmes_note() : m.programmes_reason()}
          required={decision !== "approve"}
          minLength={decision === "approve" ? 0 : 3}
          maxLength={1000}
          minRows={2}
          value={words}
          error={fieldError(act.refusal, field)}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </ConfirmAct>
      {approve.question}
    </>
  );
}
