import { Button } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatBytes, formatInstant } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { download } from "#platform/ui/api.ts";
import { useLocale } from "#platform/ui/locale.ts";
import { Panel } from "#platform/ui/panel.tsx";
import { useMay } from "#platform/ui/session.ts";
import { downloadDocument } from "../contract/download-document.ts";
import type { getFamilyPage } from "../contract/get-family-page.ts";
import styles from "./registry.module.css";
import { documentKindWords, worded } from "./words.ts";

/** Papers kept; opening one is logged. */
export function Documents({
  rows,
  nameOf,
}: {
  readonly rows: OutputOf<typeof getFamilyPage>["documents"];
  readonly nameOf: (personId: string | null) => string;
}) {
  const locale = useLocale();
  const mayOpen = useMay("registry.document.read");
  const [refused, setRefused] = useState<string>();
  return (
    <Panel title={m.registry_documents()}>
      {rows.length === 0 ? (
        <p className={styles["hint"]}>{m.registry_documents_none()}</p>
      ) : (
        <ul className={styles["list"]}>
          {rows.map((row) => (
            <li key={row.documentId} className={styles["line"]}>
              <span className={styles["strong"]}>{worded(documentKindWords, row.kind)}</span>
              <span>
                {[nameOf(row.personId), formatBytes(row.byteSize), formatInstant(row.createdAt, locale)]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
              {mayOpen && (
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => {
                    void download(downloadDocument, { documentId: row.documentId }).then((result) =>
                      setRefused(result.ok ? undefined : result.refusal.message),
                    );
                  }}
                >
                  {m.registry_document_open()}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {refused !== undefined && <p role="alert">{refused}</p>}
    </Panel>
  );
}
