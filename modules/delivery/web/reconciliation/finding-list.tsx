import { Button } from "@mantine/core";
import { type KeyboardEvent, useRef, useState } from "react";
import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { useList } from "#platform/ui/table/use-list.ts";
import type { FindingKind, FindingStage } from "../../contract/finding-kinds.ts";
import { type FindingView, listFindings } from "../../contract/list-findings.ts";
import styles from "../shared/delivery.module.css";
import type { Decision } from "./decision.ts";
import { FindingCard } from "./finding-card.tsx";
import { ResolveDialog } from "./resolve-dialog.tsx";

/** Letters that decide on the finding that has the focus: P keep, K take out, B correct; arrows go to the next. */
const keys: Readonly<Record<string, Decision>> = { p: "keep", k: "remove", b: "correct" };

/**
 * Findings under the filter, read piece by piece; what is out of sight is not drawn (content-visibility), so that
 * thousands scroll like ten.
 */
export function FindingList({
  decreeId,
  kind,
  regionCode,
  state,
  stage,
  canDecide,
  canChange,
}: {
  readonly decreeId: string;
  readonly kind: FindingKind | undefined;
  readonly regionCode: string | undefined;
  readonly state: "open" | "resolved" | "gone";
  readonly stage: FindingStage;
  readonly canDecide: boolean;
  readonly canChange: boolean;
}) {
  const list = useList(
    listFindings,
    {
      decreeId,
      state,
      stage,
      ...(kind === undefined ? {} : { kind }),
      ...(regionCode === undefined ? {} : { regionCode }),
    },
    (out) => ({ rows: out.findings, next: out.next, total: out.total }),
  );
  const box = useRef<HTMLUListElement>(null);
  const [asked, setAsked] = useState<{ readonly finding: FindingView; readonly decision: Decision }>();
  const allowed = (finding: FindingView, decision: Decision) =>
    canDecide && (decision === "keep" || (canChange && finding.canRemove));
  const onKey = (event: KeyboardEvent<HTMLLIElement>, finding: FindingView, index: number) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      const next = box.current?.children[index + step];
      if (next instanceof HTMLElement) next.focus();
      return;
    }
    const decision = keys[event.key.toLowerCase()];
    if (decision === undefined || !allowed(finding, decision)) return;
    event.preventDefault();
    setAsked({ finding, decision });
  };
  return (
    <Loaded read={list.read} rows={6}>
      {() =>
        list.rows.length === 0 ? (
          <EmptyState
            title={state === "open" ? m.delivery_findings_none_open() : m.delivery_findings_none_such()}
            text={
              state === "open"
                ? stage === "delivery"
                  ? m.delivery_findings_none_open_delivery_text()
                  : m.delivery_findings_none_open_text()
                : m.delivery_findings_none_such_text()
            }
          />
        ) : (
          <div className={styles["stack"]}>
            <p className={styles["hint"]} aria-live="polite">
              {m.delivery_findings_shown({
                shown: formatNumber(list.rows.length),
                total: formatNumber(list.total ?? list.rows.length),
              })}{" "}
              {canDecide &&
                (stage === "delivery" ? m.delivery_findings_keys_delivery() : m.delivery_findings_keys())}
            </p>
            <ul className={styles["list"]} ref={box}>
              {list.rows.map((finding, index) => (
                // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys beside the buttons that do the same
                <li
                  key={finding.findingId}
                  className={styles["finding"]}
                  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
                  tabIndex={0}
                  onKeyDown={(event) => onKey(event, finding, index)}
                >
                  <FindingCard
                    finding={finding}
                    stage={stage}
                    decisions={(["keep", "remove", "correct"] as const).filter((one) =>
                      allowed(finding, one),
                    )}
                    onDecide={(decision) => setAsked({ finding, decision })}
                  />
                </li>
              ))}
            </ul>
            {list.hasMore && (
              <div>
                <Button variant="default" loading={list.loadingMore} onClick={list.onMore}>
                  {m.delivery_more()}
                </Button>
              </div>
            )}
            <ResolveDialog
              key={asked?.finding.findingId ?? ""}
              decreeId={decreeId}
              stage={stage}
              asked={asked}
              onClose={() => setAsked(undefined)}
            />
          </div>
        )
      }
    </Loaded>
  );
}
