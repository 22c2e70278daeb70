import { useParams } from "@tanstack/react-router";
import { m } from "#messages/messages.js";
import { formatBytes, formatLongDate } from "#platform/i18n/format.ts";
import { useLocale } from "#platform/ui/locale.ts";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { getBatch } from "../../contract/get-batch.ts";
import styles from "../intake.module.css";
import { BatchStatus, isRunning } from "../state-words.tsx";
import type { Batch } from "./batch.ts";
import { BatchActs } from "./batch-acts.tsx";
import { BatchBalance } from "./batch-balance.tsx";
import { HeldCauses, WarnedCauses } from "./batch-causes.tsx";
import { BatchDifferences } from "./batch-differences.tsx";
import { BatchHistory } from "./batch-history.tsx";
import { BatchNext } from "./batch-next.tsx";
import { BatchWork } from "./batch-work.tsx";
import { FileFindings } from "./file-findings.tsx";

/** Asked this often while work runs: often enough to see it move, a single row for the server. */
const freshMs = 1500;

function metaOf(batch: Batch, locale: "id" | "en"): string {
  return [
    batch.profileTitle ?? m.intake_profile_unknown(),
    batch.cutOffOn === null ? "" : m.intake_cut_off_of({ date: formatLongDate(batch.cutOffOn, locale) }),
    formatBytes(batch.byteSize),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** One file: how far its work is, whether it balances, what is held and why, how it differs, what may be done. */
export function BatchPage() {
  const { batchId = "" }: { batchId?: string } = useParams({ strict: false });
  const locale = useLocale();
  const read = useRead(
    getBatch,
    { batchId },
    { everyMs: (out) => (out !== undefined && isRunning(out.state) ? freshMs : false) },
  );
  return (
    <Loaded read={read} rows={8}>
      {(batch) => (
        <>
          <PageHeader
            title={<span className={styles["fileName"]}>{batch.fileName}</span>}
            meta={metaOf(batch, locale)}
            backTo="/berkas"
            badges={<BatchStatus state={batch.state} />}
            actions={<BatchActs batch={batch} />}
          />
          <div className={styles["stack"]}>
            <BatchWork batch={batch} />
            <BatchNext batch={batch} />
            <FileFindings findings={batch.fileFindings} refused={batch.state === "refused"} />
            <BatchBalance batch={batch} />
            <div className={styles["columns"]}>
              <BatchDifferences batch={batch} />
              <HeldCauses batch={batch} />
              <WarnedCauses batch={batch} />
            </div>
            <BatchHistory batch={batch} />
          </div>
        </>
      )}
    </Loaded>
  );
}
