import { Navigate, useParams } from "@tanstack/react-router";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { listBatches } from "../contract/list-batches.ts";

/** From a long work to its file; a file that has gone on to other work since is found in the list. */
export function WorkPage() {
  const { workId = "" }: { workId?: string } = useParams({ strict: false });
  const read = useRead(listBatches, { workId, limit: 1 });
  return (
    <Loaded read={read}>
      {({ batches }) => (
        <Navigate replace to={batches[0] === undefined ? "/berkas" : `/berkas/${batches[0].batchId}`} />
      )}
    </Loaded>
  );
}
