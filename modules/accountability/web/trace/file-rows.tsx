import { Button } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import type { OutputOf, Refusal } from "#platform/kernel/contract.ts";
import { call } from "#platform/ui/api.ts";
import { findFileRows } from "../../contract/find-file-rows.ts";

type Found = OutputOf<typeof findFileRows>;

const wordsOf = ({ state, rowNumbers }: Found): string => {
  if (state === "gone") return m.accountability_rows_gone();
  if (state === "none") return m.accountability_rows_none();
  return m.accountability_rows_found({ rows: rowNumbers.map((row) => formatNumber(row)).join(", ") });
};

/** Looks the recipient up in the stored file when asked: the file is read once, and the question is logged. */
export function FileRows({
  entitlementId,
  batchId,
}: {
  readonly entitlementId: string;
  readonly batchId: string;
}) {
  const [found, setFound] = useState<Found>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [running, setRunning] = useState(false);
  async function look(): Promise<void> {
    setRunning(true);
    const answer = await call(findFileRows, { entitlementId, batchId });
    setRunning(false);
    if (answer.ok) setFound(answer.out);
    else setRefusal(answer.refusal);
  }
  if (found !== undefined) return <span role="status">{wordsOf(found)}</span>;
  return (
    <span data-print="hide">
      {refusal !== undefined && <span role="alert">{refusal.message} </span>}
      <Button variant="default" size="xs" loading={running} onClick={() => void look()}>
        {m.accountability_rows_find()}
      </Button>
    </span>
  );
}
