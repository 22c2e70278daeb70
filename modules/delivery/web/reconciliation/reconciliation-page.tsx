import { Button, NativeSelect } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatInstant, formatNumber } from "#platform/i18n/format.ts";
import type { Refusal } from "#platform/kernel/contract.ts";
import { download } from "#platform/ui/api.ts";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { ErrorSummary } from "#platform/ui/forms/error-summary.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { useUrlState } from "#platform/ui/url-state.ts";
import { downloadFindings } from "../../contract/download-findings.ts";
import { findingKinds, findingStages } from "../../contract/finding-kinds.ts";
import { getDecree } from "../../contract/get-decree.ts";
import { getReconciliation } from "../../contract/get-reconciliation.ts";
import { DecreeStatus } from "../shared/decree-words.tsx";
import styles from "../shared/delivery.module.css";
import { BulkResolve } from "./bulk-resolve.tsx";
import { FindingList } from "./finding-list.tsx";
import { RegionFigures } from "./region-figures.tsx";

/** Where officers decide on what reconciliation found: by kind, side by side, one by one or many with one reason. */
export function ReconciliationPage() {
  const { decreeId = "" }: { decreeId?: string } = useParams({ strict: false });
  const locale = useLocale();
  const [filters, change] = useUrlState();
  const kind = findingKinds.find((one) => one === filters["jenis"]);
  const state = (["open", "resolved", "gone"] as const).find((one) => one === filters["keadaan"]) ?? "open";
  const regionCode = /^\d{4}$/.test(filters["daerah"] ?? "") ? filters["daerah"] : undefined;
  const decree = useRead(getDecree, { decreeId });
  const wanted = findingStages.find((one) => one === filters["tahap"]);
  const figures = useRead(getReconciliation, {
    decreeId,
    ...(wanted === undefined ? {} : { stage: wanted }),
  });
  const [refusal, setRefusal] = useState<Refusal>();
  return (
    <Loaded read={decree} rows={6}>
      {(one) => (
        <>
          <PageHeader
            title={m.delivery_reconciliation()}
            meta={one.title}
            backTo={`/sk/${decreeId}`}
            badges={<DecreeStatus state={one.state} />}
          />
          <div className={styles["stack"]}>
            <Loaded read={figures} rows={4}>
              {(out) => (
                <>
                  {out.stage === "delivery" && (
                    <p className={styles["hint"]}>
                      {out.deliveryCheckedAt === null
                        ? m.delivery_delivery_never_checked()
                        : m.delivery_delivery_checked_at({
                            at: formatInstant(out.deliveryCheckedAt, locale),
                          })}
                    </p>
                  )}
                  <ErrorSummary refusal={refusal} />
                  <Panel
                    actions={
                      <>
                        {(["csv", "xlsx"] as const).map((format) => (
                          <Button
                            key={format}
                            variant="default"
                            size="xs"
                            onClick={() =>
                              void download(downloadFindings, {
                                decreeId,
                                format,
                                stage: out.stage,
                                state,
                                ...(kind === undefined ? {} : { kind }),
                                ...(regionCode === undefined ? {} : { regionCode }),
                              }).then((result) => setRefusal(result.ok ? undefined : result.refusal))
                            }
                          >
                            {format === "csv" ? m.delivery_findings_csv() : m.delivery_findings_xlsx()}
                          </Button>
                        ))}
                      </>
                    }
                    title={m.delivery_progress_of({
                      done: formatNumber(out.resolved),
                      total: formatNumber(out.resolved + out.open),
                      open: formatNumber(out.open),
                    })}
                  >
                    <div className={styles["stack"]}>
                      <ul className={styles["kinds"]}>
                        {out.kinds.map((found) => (
                          <li key={found.kind}>
                            <button
                              type="button"
                              className={styles["kind"]}
                              aria-pressed={kind === found.kind}
                              onClick={() => change({ jenis: kind === found.kind ? undefined : found.kind })}
                            >
                              {m.delivery_kind_count({
                                kind: found.title,
                                open: formatNumber(found.open),
                                total: formatNumber(found.open + found.resolved),
                              })}
                            </button>
                          </li>
                        ))}
                      </ul>
                      {out.kinds
                        .filter((found) => found.kind === kind)
                        .map((found) => (
                          <p key={found.kind} className={styles["text"]}>
                            {found.sentence} {m.delivery_kind_remedy({ remedy: found.remedy })}
                          </p>
                        ))}
                    </div>
                  </Panel>
                  <FilterBar
                    active={(state === "open" ? 0 : 1) + (regionCode === undefined ? 0 : 1)}
                    onClear={() => change({ keadaan: undefined, daerah: undefined })}
                  >
                    {one.state === "signed" && (
                      <NativeSelect
                        label={m.delivery_finding_stage()}
                        value={out.stage}
                        onChange={(event) =>
                          change({ tahap: event.currentTarget.value, jenis: undefined, keadaan: undefined })
                        }
                        data={[
                          { value: "delivery", label: m.delivery_stage_delivery() },
                          { value: "list", label: m.delivery_stage_list() },
                        ]}
                      />
                    )}
                    <NativeSelect
                      label={m.delivery_finding_state()}
                      value={state}
                      onChange={(event) => change({ keadaan: event.currentTarget.value })}
                      data={[
                        { value: "open", label: m.delivery_finding_open() },
                        { value: "resolved", label: m.delivery_finding_resolved() },
                        { value: "gone", label: m.delivery_finding_gone() },
                      ]}
                    />
                    <NativeSelect
                      label={m.delivery_region()}
                      value={regionCode ?? ""}
                      onChange={(event) => change({ daerah: event.currentTarget.value })}
                      data={[
                        { value: "", label: m.delivery_all() },
                        ...out.regions.map((region) => ({ value: region.regionCode, label: region.label })),
                      ]}
                    />
                  </FilterBar>
                  {kind !== undefined && state === "open" && one.actions.includes("resolve") && (
                    <BulkResolve
                      decreeId={decreeId}
                      kind={kind}
                      regionCode={regionCode}
                      count={
                        regionCode === undefined
                          ? (out.kinds.find((found) => found.kind === kind)?.open ?? 0)
                          : undefined
                      }
                      canRemove={one.state === "draft"}
                      explains={out.stage === "delivery"}
                    />
                  )}
                  <FindingList
                    key={`${out.stage}:${kind ?? ""}:${regionCode ?? ""}:${state}`}
                    stage={out.stage}
                    decreeId={decreeId}
                    kind={kind}
                    regionCode={regionCode}
                    state={state}
                    canDecide={one.actions.includes("resolve") && state === "open"}
                    canChange={one.state === "draft"}
                  />
                  <Panel title={m.delivery_regions()}>
                    <RegionFigures out={out} />
                  </Panel>
                </>
              )}
            </Loaded>
          </div>
        </>
      )}
    </Loaded>
  );
}
