import { useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { lazy, Suspense, useCallback } from "react";
import { m } from "#messages/messages.js";
import { formatInstant, formatLongDate, formatNumber, formatRupiah } from "#platform/i18n/format.ts";
import { LinkButton } from "#platform/ui/link-button.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { DefinitionList } from "#platform/ui/page/definition-list.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { readKey, useRead } from "#platform/ui/query-client.ts";
import { useMay } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { LoadingSkeleton } from "#platform/ui/states/states.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import { type DecreeView, getDecree } from "../../contract/get-decree.ts";
import { getReconciliation } from "../../contract/get-reconciliation.ts";
import { DecreeStatus } from "../shared/decree-words.tsx";
import styles from "../shared/delivery.module.css";
import { errorText } from "../shared/error-text.ts";
import { WorkBox } from "../shared/work-box.tsx";
import { DecreePaper } from "./decree-paper.tsx";
import { DecreeSteps } from "./decree-steps.tsx";

// The dialogs and the table come after the page itself: a route may weigh 250 kB.
const DecreeActs = lazy(() => import("./decree-acts.tsx").then((part) => ({ default: part.DecreeActs })));
const DecreeLines = lazy(() => import("./decree-lines.tsx").then((part) => ({ default: part.DecreeLines })));

const AmendBench = lazy(() => import("./amend-bench.tsx").then((part) => ({ default: part.AmendBench })));

const rupiah = (digits: string) => formatRupiah(BigInt(digits));

function Figures({ decree }: { readonly decree: DecreeView }) {
  const may = useMay("delivery.finding.read");
  const read = useRead(getReconciliation, { decreeId: decree.decreeId }, { enabled: may });
  const { budget } = decree;
  const facts = [
    ...(read.data === undefined
      ? []
      : [{ key: "asked", term: m.delivery_proposed(), value: formatNumber(read.data.proposed) }]),
    {
      key: "lines",
      term: m.delivery_recipients(),
      value: formatNumber(decree.lineCount - decree.withdrawCount),
    },
    ...(decree.withdrawCount === 0
      ? []
      : [{ key: "withdrawn", term: m.delivery_withdrawn(), value: formatNumber(decree.withdrawCount) }]),
    ...(decree.quota === null
      ? []
      : [{ key: "quota", term: m.delivery_quota(), value: formatNumber(decree.quota) }]),
    { key: "total", term: m.delivery_total(), value: rupiah(decree.totalRupiah) },
    ...(decree.announcedRupiah === null
      ? []
      : [{ key: "announced", term: m.delivery_announced(), value: rupiah(decree.announcedRupiah) }]),
    ...(budget === null
      ? []
      : [
          { key: "ceiling", term: m.delivery_ceiling(), value: rupiah(budget.ceilingRupiah) },
          { key: "room", term: m.delivery_room(), value: rupiah(budget.roomRupiah) },
        ]),
  ];
  return (
    <dl className={styles["figures"]}>
      {facts.map((fact) => (
        <div key={fact.key}>
          <dt>{fact.term}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Findings({ decree }: { readonly decree: DecreeView }) {
  const may = useMay("delivery.finding.read");
  const locale = useLocale();
  const read = useRead(getReconciliation, { decreeId: decree.decreeId }, { enabled: may });
  if (!may) return null;
  const bench = `/sk/${decree.decreeId}/pemadanan`;
  return (
    <Panel
      title={decree.state === "signed" ? m.delivery_delivery_reconciliation() : m.delivery_reconciliation()}
      actions={
        <LinkButton variant="default" to={bench}>
          {m.delivery_reconciliation_open()}
        </LinkButton>
      }
    >
      <div className={styles["stack"]}>
        <div className={styles["acts"]}>
          {decree.state === "signed" && read.data?.deliveryCheckedAt === null ? (
            <StatusBadge tone="grey">{m.delivery_delivery_never_checked()}</StatusBadge>
          ) : decree.isReconciled ? (
            <StatusBadge tone={decree.openFindings === 0 ? "green" : "amber"}>
              {decree.openFindings === 0
                ? m.delivery_findings_all_resolved()
                : m.delivery_findings_left({ count: formatNumber(decree.openFindings) })}
            </StatusBadge>
          ) : (
            <StatusBadge tone="amber">{m.delivery_not_reconciled()}</StatusBadge>
          )}
          {decree.state === "signed" && read.data !== undefined && read.data.deliveryCheckedAt !== null && (
            <p className={styles["hint"]}>
              {m.delivery_delivery_checked_at({ at: formatInstant(read.data.deliveryCheckedAt, locale) })}
            </p>
          )}
          {decree.state !== "signed" && decree.reconciledAt !== null && (
            <p className={styles["hint"]}>
              {m.delivery_reconciled_at({ at: formatInstant(decree.reconciledAt, locale) })}
            </p>
          )}
        </div>
        <Loaded read={read} rows={1}>
          {(out) =>
            out.kinds.length === 0 ? (
              (out.stage === "list" ? decree.isReconciled : out.deliveryCheckedAt !== null) && (
                <p className={styles["hint"]}>
                  {out.stage === "delivery"
                    ? m.delivery_findings_none_delivery()
                    : m.delivery_findings_none()}
                </p>
              )
            ) : (
              <ul className={styles["kinds"]}>
                {out.kinds.map(({ kind, title, open, resolved }) => (
                  <li key={kind}>
                    <LinkButton variant="default" size="xs" to={`${bench}?jenis=${kind}`}>
                      {m.delivery_kind_count({
                        kind: title,
                        open: formatNumber(open),
                        total: formatNumber(open + resolved),
                      })}
                    </LinkButton>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
    </Panel>
  );
}

function Facts({ decree }: { readonly decree: DecreeView }) {
  const locale = useLocale();
  const { budget, amends } = decree;
  return (
    <Panel title={m.delivery_decree_facts()}>
      <DefinitionList
        items={[
          { key: "programme", term: m.delivery_programme(), value: decree.programmeTitle },
          { key: "place", term: m.delivery_place(), value: decree.placeLabel },
          {
            key: "days",
            term: m.delivery_days(),
            value: m.delivery_days_of({
              from: formatLongDate(decree.startsOn, locale),
              upto: formatLongDate(decree.endsOn, locale),
            }),
          },
          {
            key: "budget",
            term: m.delivery_budget_line(),
            value: budget === null ? m.delivery_budget_none() : budget.title,
            ...(budget === null ? {} : { source: `${budget.activityCode} · ${budget.accountCode}` }),
          },
          ...(amends === null
            ? []
            : [
                {
                  key: "amends",
                  term: m.delivery_amends(),
                  value: (
                    <LinkButton variant="subtle" size="compact-sm" to={`/sk/${amends.decreeId}`}>
                      {amends.number ?? "–"}
                    </LinkButton>
                  ),
                },
              ]),
          ...decree.amendedBy.map((one) => ({
            key: one.decreeId,
            term: m.delivery_amended_by(),
            value: (
              <LinkButton variant="subtle" size="compact-sm" to={`/sk/${one.decreeId}`}>
                {one.number ?? m.delivery_decree_state_draft()}
              </LinkButton>
            ),
          })),
        ]}
      />
    </Panel>
  );
}

/** One decree: its three steps, figures, findings, paper and list, and what this person may do with it now. */
export function DecreePage() {
  const { decreeId = "" }: { decreeId?: string } = useParams({ strict: false });
  const client = useQueryClient();
  const read = useRead(
    getDecree,
    { decreeId },
    { everyMs: (out) => (out?.paperState === "waiting" ? 2000 : false) },
  );
  const refresh = useCallback(() => {
    for (const contract of [getDecree, getReconciliation])
      void client.invalidateQueries({ queryKey: readKey(contract) });
  }, [client]);
  return (
    <Loaded read={read} rows={8}>
      {(decree) => (
        <>
          <PageHeader
            title={
              decree.number === null ? decree.title : m.delivery_decree_numbered({ number: decree.number })
            }
            meta={`${decree.number === null ? decree.programmeTitle : decree.title} · ${decree.period}`}
            backTo="/sk"
            badges={<DecreeStatus state={decree.state} />}
            actions={
              <Suspense fallback={null}>
                <DecreeActs decree={decree} />
              </Suspense>
            }
          />
          <div className={styles["stack"]}>
            <WorkBox
              batchId={decree.batchId}
              title={
                decree.state === "checked"
                  ? m.delivery_paper_printing()
                  : decree.state === "signed"
                    ? m.delivery_comparing()
                    : m.delivery_reconciling()
              }
              onEnd={refresh}
            />
            {decree.returnReason !== null && decree.state === "draft" && (
              <Panel title={m.delivery_decree_returned()}>
                <p className={styles["text"]}>{decree.returnReason}</p>
              </Panel>
            )}
            {decree.cancelReason !== null && (
              <Panel title={m.delivery_decree_state_cancelled()}>
                <p className={styles["text"]}>{decree.cancelReason}</p>
              </Panel>
            )}
            <Panel title={m.delivery_steps()}>
              <div className={styles["stack"]}>
                <DecreeSteps decree={decree} />
                {decree.blockedBy !== null && <p className={styles["hint"]}>{errorText(decree.blockedBy)}</p>}
                <Figures decree={decree} />
              </div>
            </Panel>
            {decree.kind === "amending" && decree.actions.includes("change") && (
              <Suspense fallback={<LoadingSkeleton rows={4} />}>
                <AmendBench decree={decree} />
              </Suspense>
            )}
            <Findings decree={decree} />
            <div className={styles["columns"]}>
              <Facts decree={decree} />
              <DecreePaper decree={decree} />
            </div>
            <Suspense fallback={<LoadingSkeleton rows={4} />}>
              <DecreeLines
                decreeId={decree.decreeId}
                canUndo={decree.kind === "amending" && decree.actions.includes("change")}
              />
            </Suspense>
          </div>
        </>
      )}
    </Loaded>
  );
}
