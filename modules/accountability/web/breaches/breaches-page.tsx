import { Button } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useAct, useRead } from "#platform/ui/query-client.ts";
import { useMay } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { listBreaches } from "../../contract/list-breaches.ts";
import { recordBreach } from "../../contract/record-breach.ts";
import styles from "../registers.module.css";
import { instantOf, wibField } from "../wib-field.ts";
import { BreachCard } from "./breach-card.tsx";
import { BreachForm } from "./breach-form.tsx";

/** The register of breaches: the open ones first, each with its clock, notices and next act. */
export function BreachesPage() {
  const read = useRead(listBreaches, {});
  const record = useAct(recordBreach, { refresh: [listBreaches] });
  // The moment the form was opened, as its first answer to when the breach was found.
  const [recording, setRecording] = useState<string>();
  const mayRecord = useMay("accountability.breach.record");
  const newButton = mayRecord && (
    <Button onClick={() => setRecording(wibField(new Date()))}>{m.accountability_breach_record()}</Button>
  );
  return (
    <>
      <PageHeader
        title={m.accountability_breaches()}
        meta={m.accountability_breaches_meta()}
        actions={newButton}
      />
      <Loaded read={read} rows={6}>
        {({ breaches }) =>
          breaches.length === 0 ? (
            <EmptyState
              title={m.accountability_breaches_none()}
              text={m.accountability_breaches_none_text()}
            />
          ) : (
            <div className={styles["stack"]}>
              {breaches.map((breach) => (
                <BreachCard key={breach.breachId} breach={breach} />
              ))}
            </div>
          )
        }
      </Loaded>
      {recording !== undefined && (
        <BreachForm
          title={m.accountability_breach_record()}
          withFoundAt
          first={{
            title: "",
            kind: "confidentiality",
            whatData: "",
            subjectCount: 0,
            how: "",
            foundAt: recording,
          }}
          refusal={record.refusal}
          running={record.running}
          onClose={() => setRecording(undefined)}
          onSave={(fields) =>
            void record.run({ ...fields, foundAt: instantOf(fields.foundAt) }).then((result) => {
              if (result.ok) setRecording(undefined);
            })
          }
        />
      )}
    </>
  );
}
