import { traceEntitlement as readTrace } from "#modules/delivery/server/index.ts";
import { findFileRows as readFileRows } from "#modules/intake/server/index.ts";
import { subjectNumbers, subjectOrigins } from "#modules/registry/server/index.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { findFileRows } from "../../contract/find-file-rows.ts";

export const handler = query(findFileRows, async (tx, { entitlementId, batchId }) => {
  const trace = await readTrace(tx, entitlementId);
  if (!trace) return refuse("ENTITLEMENT_NOT_FOUND");
  const ids = [trace.familyId, trace.personId].filter((id) => id !== null);
  // Only a file that brought this subject in: the question must not turn into a search through any file.
  const origins = await subjectOrigins(tx, ids);
  const files = origins.flatMap((one) => [one.batchId, one.lastBatchId, one.snapshot?.batchId ?? null]);
  if (!files.includes(batchId)) return refuse("FILE_NOT_FOUND");
  const rows = await readFileRows(tx, batchId, await subjectNumbers(tx, ids));
  if (rows === undefined) return refuse("FILE_NOT_FOUND");
  return shown(
    { state: rows.state, rowNumbers: [...rows.rowNumbers] },
    {
      purpose: "audit",
      subjects: [
        { kind: trace.subject.kind, id: trace.subject.id, placeCode: trace.placeCode },
        { kind: "batch", id: batchId, placeCode: trace.placeCode },
      ],
    },
  );
});
