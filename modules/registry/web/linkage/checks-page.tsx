import { Button } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatNumber, formatShare } from "#platform/i18n/format.ts";
import { ErrorSummary } from "#platform/ui/forms/error-summary.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useAct, useRead } from "#platform/ui/query-client.ts";
import { useMay } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { answerLinkCheck } from "../../contract/answer-link-check.ts";
import { getLinkAgreement } from "../../contract/get-link-agreement.ts";
import { getLinkCheck } from "../../contract/get-link-check.ts";
import { getLinkWork } from "../../contract/get-link-work.ts";
import { useCodeLists } from "../use-code-lists.ts";
import { Agreement } from "./agreement.tsx";
import { CompareRecords } from "./compare-records.tsx";
import styles from "./linkage.module.css";
import { useKeys } from "./use-keys.ts";

/** A second, blind answer to decisions of colleagues, one after the other; below it how often people agree. */
export function ChecksPage() {
  const codes = useCodeLists();
  const mayCheck = useMay("registry.link.decide");
  const read = useRead(getLinkCheck, {}, { enabled: mayCheck });
  const agreement = useRead(getLinkAgreement, {});
  const act = useAct(answerLinkCheck, { refresh: [getLinkCheck, getLinkAgreement, getLinkWork] });
  const [agreed, setAgreed] = useState<boolean>();
  const check = read.data?.check ?? null;
  const answer = (decision: "same" | "different" | "unsure") => {
    if (check === null || act.running) return;
    void act.run({ checkId: check.checkId, decision }).then((result) => {
      if (result.ok) setAgreed(result.out.agrees);
    });
  };
  useKeys(
    { s: () => answer("same"), b: () => answer("different"), r: () => answer("unsure") },
    check === null,
  );
  return (
    <>
      <PageHeader
        title={m.registry_link_checks()}
        meta={m.registry_check_text()}
        backTo="/data-ganda"
        badges={
          read.data !== undefined &&
          read.data.waiting > 0 && (
            <span>{m.registry_check_waiting({ count: formatNumber(read.data.waiting) })}</span>
          )
        }
      />
      <div className={styles["bench"]}>
        <p className={styles["told"]} role="status">
          {agreed !== undefined && (agreed ? m.registry_check_agreed() : m.registry_check_disputed())}
        </p>
        {mayCheck && (
          <Loaded read={read} rows={8}>
            {(out) =>
              out.check === null ? (
                <EmptyState
                  tone="green"
                  title={m.registry_check_empty()}
                  text={m.registry_check_empty_text({
                    share: formatShare(agreement.data?.share ?? 0),
                  })}
                />
              ) : (
                <>
                  <CompareRecords
                    kind={out.check.records[0]?.kind ?? "person"}
                    records={out.check.records}
                    parts={out.check.parts}
                    codes={codes}
                  />
                  <div className={styles["acts"]}>
                    <ErrorSummary refusal={act.refusal} />
                    <Button aria-keyshortcuts="s" disabled={act.running} onClick={() => answer("same")}>
                      {m.registry_link_state_same()}
                    </Button>
                    <Button
                      variant="default"
                      aria-keyshortcuts="b"
                      disabled={act.running}
                      onClick={() => answer("different")}
                    >
                      {m.registry_link_different()}
                    </Button>
                    <Button
                      variant="default"
                      aria-keyshortcuts="r"
                      disabled={act.running}
                      onClick={() => answer("unsure")}
                    >
                      {m.registry_link_unsure()}
                    </Button>
                  </div>
                </>
              )
            }
          </Loaded>
        )}
        <Loaded read={agreement} rows={3}>
          {(out) => <Agreement agreement={out} />}
        </Loaded>
      </div>
    </>
  );
}
