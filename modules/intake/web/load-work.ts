import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { call } from "#platform/ui/api.ts";
import type { Loaded } from "#platform/ui/module-web.ts";
import type { WorkItem } from "#platform/ui/work-item.ts";
import { listBatches } from "../contract/list-batches.ts";

type Batch = OutputOf<typeof listBatches>["batches"][number];

function itemOf(batch: Batch): WorkItem | undefined {
  const { batchId, fileName, state, heldRows, readRows } = batch;
  const file = `/berkas/${batchId}`;
  const held = m.intake_work_held({ rows: formatNumber(heldRows) });
  if (state === "received")
    return {
      id: batchId,
      title: fileName,
      hint: m.intake_work_received(),
      tone: "amber",
      action: m.intake_work_check(),
      to: file,
    };
  if (state === "checked")
    return {
      id: batchId,
      title: fileName,
      hint: m.intake_work_checked({ rows: formatNumber(readRows), held: formatNumber(heldRows) }),
      tone: "amber",
      action: m.intake_work_decide(),
      to: file,
    };
  if (state !== "applied" || heldRows === 0) return undefined;
  return {
    id: batchId,
    title: fileName,
    hint: held,
    tone: "amber",
    action: m.intake_work_mend(),
    to: `${file}/baris`,
  };
}

/** Files that wait for a person: not checked yet, checked but not decided, applied with rows still held. */
export async function loadWork(signal: AbortSignal): Promise<Loaded<readonly WorkItem[]>> {
  const answers = await Promise.all(
    (["received", "checked", "applied"] as const).map((state) =>
      call(listBatches, { state, limit: 20 }, { signal }),
    ),
  );
  const items: WorkItem[] = [];
  for (const answer of answers) {
    if (!answer.ok) return answer;
    items.push(...answer.out.batches.flatMap((batch) => itemOf(batch) ?? []));
  }
  return { ok: true, out: items };
}
