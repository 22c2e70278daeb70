import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { m } from "#messages/messages.js";
import { getPerson } from "#modules/registry/contract/get-person.ts";
import type { ShownPerson } from "#platform/ui/module-web.ts";
import { Panel } from "#platform/ui/panel.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import styles from "../registers.module.css";

const RecordRequest = lazy(() =>
  import("./record-request.tsx").then((form) => ({ default: form.RecordRequest })),
);

/** On a person's page: the right to ask, and where a clerk enters it. */
export function PersonRequestsPanel({ personId }: ShownPerson) {
  const [asking, setAsking] = useState(false);
  // The page has read the same person already: this answers from what is there.
  const person = useRead(getPerson, { personId });
  return (
    <Panel title={m.accountability_rights()}>
      <div className={styles["stack"]}>
        <p className={styles["hint"]}>{m.accountability_rights_text()}</p>
        <div className={styles["acts"]}>
          <Button variant="default" disabled={person.data === undefined} onClick={() => setAsking(true)}>
            {m.accountability_request_record()}
          </Button>
        </div>
      </div>
      {asking && person.data !== undefined && (
        <Suspense fallback={null}>
          <RecordRequest
            subjectId={personId}
            subjectName={person.data.name}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      )}
    </Panel>
  );
}
