import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { m } from "#messages/messages.js";
import type { Refusal } from "#platform/kernel/contract.ts";
import { ErrorSummary } from "#platform/ui/forms/error-summary.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { ReasonField } from "./acts/reason-field.tsx";
import styles from "./registry.module.css";

/** Page that records something new: its panels, then the reason, then saving. */
export function RecordForm({
  title,
  backTo,
  refusal,
  running,
  onSave,
  children,
}: {
  readonly title: string;
  readonly backTo: string;
  readonly refusal: Refusal | undefined;
  readonly running: boolean;
  readonly onSave: (reason: string) => void;
  readonly children: ReactNode;
}) {
  const [reason, setReason] = useState("");
  return (
    <>
      <PageHeader title={title} backTo={backTo} />
      <form
        className={styles["stack"]}
        onSubmit={(event) => {
          event.preventDefault();
          onSave(reason);
        }}
      >
        <ErrorSummary refusal={refusal} />
        {children}
        <Panel>
          <div className={styles["form"]}>
            <ReasonField value={reason} onChange={setReason} refusal={refusal} />
            <div className={styles["acts"]}>
              <Button type="submit" loading={running}>
                {m.registry_save()}
              </Button>
            </div>
          </div>
        </Panel>
      </form>
    </>
  );
}
