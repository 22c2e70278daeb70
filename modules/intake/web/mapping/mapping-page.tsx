import { useParams } from "@tanstack/react-router";
import { m } from "#messages/messages.js";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { getBatch } from "../../contract/get-batch.ts";
import { listProfiles } from "../../contract/list-profiles.ts";
import { previewBatch } from "../../contract/preview-batch.ts";
import styles from "../intake.module.css";
import { BatchStatus } from "../state-words.tsx";
import { FileKind } from "./file-kind.tsx";
import { MappingForm } from "./mapping-form.tsx";
import { PreviewRows } from "./preview-rows.tsx";
import { SaveProfile } from "./save-profile.tsx";

/** What a file is taken for: its kind, the meaning of each column with examples, and the first rows as read. */
export function MappingPage() {
  const { batchId = "" }: { batchId?: string } = useParams({ strict: false });
  const read = useRead(getBatch, { batchId });
  const profiles = useRead(listProfiles, {});
  const preview = useRead(previewBatch, { batchId });
  return (
    <Loaded read={read} rows={8}>
      {(batch) => {
        const mayMap = batch.actions.includes("map");
        return (
          <>
            <PageHeader
              title={m.intake_mapping()}
              meta={batch.fileName}
              backTo={`/berkas/${batchId}`}
              badges={<BatchStatus state={batch.state} />}
              actions={mayMap && batch.profileId !== null && <SaveProfile batchId={batchId} />}
            />
            <Loaded read={profiles}>
              {({ profiles: known, fields }) => (
                <div className={styles["stack"]}>
                  <FileKind key={`kind-${batch.revision}`} batch={batch} profiles={known} mayMap={mayMap} />
                  <Loaded read={preview}>
                    {(out) => (
                      <>
                        <MappingForm
                          key={`columns-${batch.revision}`}
                          batch={batch}
                          preview={out}
                          fields={fields}
                          mayMap={mayMap && batch.profileId !== null}
                        />
                        <PreviewRows preview={out} />
                      </>
                    )}
                  </Loaded>
                </div>
              )}
            </Loaded>
          </>
        );
      }}
    </Loaded>
  );
}
