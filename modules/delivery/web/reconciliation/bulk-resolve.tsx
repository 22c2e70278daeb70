import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { useAct, useRead } from "#platform/ui/query-client.ts";
import { type FindingKind, wholeDecreeKinds } from "../../contract/finding-kinds.ts";
import { getDecree } from "../../contract/get-decree.ts";
import { getReconciliation } from "../../contract/get-reconciliation.ts";
import { listFindings } from "../../contract/list-findings.ts";
import { resolveFindings } from "../../contract/resolve-findings.ts";
import { kindWords } from "../shared/decree-words.tsx";
import styles from "../shared/delivery.module.css";

/** One decision for all open findings of the kind that is shown; each of them records it with the reason. */
export function BulkResolve({
  decreeId,
  kind,
  regionCode,
  count,
  canRemove,
  explains,
}: {
  readonly decreeId: string;
  readonly kind: FindingKind;
  readonly regionCode: string | undefined;
  /** Open findings under the filter; asked for where the caller does not know. */
  readonly count: number | undefined;
  readonly canRemove: boolean;
  /** After the signature a finding is explained, the list stays. */
  readonly explains: boolean;
}) {
  const counted = useRead(
    listFindings,
    { decreeId, kind, ...(regionCode === undefined ? {} : { regionCode }), limit: 1 },
    { enabled: count === undefined },
  );
  const expected = count ?? counted.data?.total ?? 0;
  const [resolution, setResolution] = useState<"keep" | "remove">();
  const [reason, setReason] = useState("");
  const act = useAct(resolveFindings, { refresh: [listFindings, getReconciliation, getDecree] });
  if (expected === 0) return null;
  const begin = (wanted: "keep" | "remove") => {
    act.reset();
    setReason("");
    setResolution(wanted);
  };
  return (
    <div className={styles["acts"]}>
      <Button variant="default" onClick={() => begin("keep")}>
        {(explains ? m.delivery_explain_all : m.delivery_keep_all)({ count: formatNumber(expected) })}
      </Button>
      {canRemove && !wholeDecreeKinds.includes(kind) && (
        <Button variant="default" onClick={() => begin("remove")}>
          {m.delivery_remove_all({ count: formatNumber(expected) })}
        </Button>
      )}
      <ConfirmAct
        opened={resolution !== undefined}
        title={
          explains
            ? m.delivery_explain_title()
            : resolution === "remove"
              ? m.delivery_remove_all_title()
              : m.delivery_keep_all_title()
        }
        verb={
          explains
            ? m.delivery_explain_verb()
            : resolution === "remove"
              ? m.delivery_remove_verb()
              : m.delivery_keep_verb()
        }
        text={explains ? m.delivery_explain_text() : m.delivery_bulk_text()}
        figures={[{ label: kindWords[kind](), value: formatNumber(expected) }]}
        danger={resolution === "remove"}
        running={act.running}
        refusal={act.refusal}
        onClose={() => setResolution(undefined)}
        onConfirm={() =>
          void act
            .run({
              decreeId,
              kind,
              ...(regionCode === undefined ? {} : { regionCode }),
              resolution: resolution ?? "keep",
              reason,
              expected,
            })
            .then((result) => result.ok && setResolution(undefined))
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
    </div>
  );
}
