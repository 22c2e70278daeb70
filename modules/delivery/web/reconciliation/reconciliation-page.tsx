/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */
import { NativeSelect } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { m } from "#messages/messages.js";
import { formatNumber, formatRupiah } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { useUrlState } from "#platform/ui/url-state.ts";
import { findingKinds } from "../../contract/finding-kinds.ts";
import { getDecree } from "../../contract/get-decree.ts";
import { getReconciliation } from "../../contract/get-reconciliation.ts";
import { DecreeStatus, kindWords } from "../shared/decree-words.tsx";
import styles from "../shared/delivery.module.css";
import { BulkResolve } from "./bulk-resolve.tsx";
import { FindingList } from "./finding-list.tsx";

type Reconciliation = OutputOf<typeof getReconciliation>;

function Regions({ out }: { readonly out: Reconciliation }) {
  return (
    <div
      className={styles["tableScroll"]}
      role="region"
      aria-label={m.delivery_regions_caption()}
      tabIndex={0}
    >
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th>{m.delivery_region()}</th>
            <th className="sn-figure">{m.delivery_proposed()}</th>
            <th className="sn-figure">{m.delivery_in_decree()}</th>
            <th className="sn-figure">{m.delivery_duplicates()}</th>
            <th className="sn-figure">{m.delivery_findings_open()}</th>
            <th className="sn-figure">{m.delivery_total()}</th>
          </tr>
        </thead>
        <tbody>
          {out.regions.map((region) => (
            <tr key={region.regionCode}>
              <th scope="row">{region.label}</th>
              <td className="sn-figure">{formatNumber(region.proposed)}</td>
              <td className="sn-figure">{formatNumber(region.lines)}</td>
              <td className="sn-figure">{formatNumber(region.duplicates)}</td>
              <td className="sn-figure">{formatNumber(region.open)}</td>
              <td className="sn-figure">{formatRupiah(BigInt(region.totalRupiah))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Where officers decide on what reconciliation found: by kind, side by side, one by one or many with one reason. */
export function ReconciliationPage() {
  const { decreeId = "" }: { decreeId?: string } = useParams({ strict: false });
  const [filters, change] = useUrlState();
  const kind = findingKinds.find((one) => one === filters["jenis"]);
  const state = (["open", "resolved", "gone"] as const).find((one) => one === filters["keadaan"]) ?? "open";
  const regionCode = /^\d{4}$/.test(filters["daerah"] ?? "") ? filters["daerah"] : undefined;
  const decree = useRead(getDecree, { decreeId });
  const figures = useRead(getReconciliation, { decreeId });
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
                  <Panel
                    title={m.delivery_progress_of({
                      done: formatNumber(out.resolved),
                      total: formatNumber(out.resolved + out.open),
                      open: formatNumber(out.open),
                    })}
                  >
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
                              kind: kindWords[found.kind](),
                              open: formatNumber(found.open),
                              total: formatNumber(found.open + found.resolved),
                            })}
                          </button>
                        </li>
                      ))}
                    </ul>
                  </Panel>
                  <FilterBar
                    active={(state === "open" ? 0 : 1) + (regionCode === undefined ? 0 : 1)}
                    onClear={() => change({ keadaan: undefined, daerah: undefined })}
                  >
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
                    />
                  )}
                  <FindingList
                    key={`${kind ?? ""}:${regionCode ?? ""}:${state}`}
                    decreeId={decreeId}
                    kind={kind}
                    regionCode={regionCode}
                    state={state}
                    canDecide={one.actions.includes("resolve") && state === "open"}
                    canChange={one.state === "draft"}
                  />
                  <Panel title={m.delivery_regions()}>
                    <Regions out={out} />
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
