import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useParams } from "@tanstack/react-router";
import { m } from "#messages/messages.js";
import { formatDate, formatInstant, formatRupiah } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { download } from "#platform/ui/api.ts";
import { useLocale } from "#platform/ui/locale.ts";
import { Timeline } from "#platform/ui/page/timeline.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import { getWhy } from "../../contract/get-why.ts";
import { printWhy } from "../../contract/print-why.ts";
import styles from "../catalogue/catalogue.module.css";
import { SmallTable } from "../catalogue/small-table.tsx";
import { holdWords, statusTones, statusWords } from "./status-words.ts";
import { WhyCriterionItem } from "./why-criterion.tsx";
import { WhyObjection } from "./why-objection.tsx";
import { WhyStanding } from "./why-standing.tsx";

type Why = OutputOf<typeof getWhy>;

function Standing({ why }: { readonly why: Why }) {
  const { today, assessment } = why;
  return (
    <Panel title={m.programmes_why_result()}>
      <p className={styles["head"]}>
        <StatusBadge tone={statusTones[today.status]}>{statusWords[today.status]()}</StatusBadge>
        {m.programmes_why_today({ on: formatDate(today.onDate) })}
      </p>
      {assessment === null ? (
        <p className={styles["hint"]}>{m.programmes_why_not_assessed()}</p>
      ) : (
        <p className={styles["head"]}>
          <StatusBadge tone={statusTones[assessment.status]}>{statusWords[assessment.status]()}</StatusBadge>
          {m.programmes_why_at_assessment({
            period: assessment.period,
            on: formatDate(assessment.asOfOn),
          })}
        </p>
      )}
      {assessment !== null && assessment.status !== today.status && (
        <p className={styles["text"]}>{m.programmes_why_changed()}</p>
      )}
      {assessment?.servedTwice === true && (
        <p className={styles["head"]}>
          <StatusBadge tone="red">{m.programmes_why_twice()}</StatusBadge>
        </p>
      )}
    </Panel>
  );
}

function Hold({ hold }: { readonly hold: NonNullable<Why["hold"]> }) {
  const locale = useLocale();
  return (
    <Panel title={m.programmes_why_officer()}>
      <p className={styles["head"]}>
        <StatusBadge tone="red">{holdWords[hold.kind]()}</StatusBadge>
        {`${hold.placedBy}, ${formatInstant(hold.placedAt, locale)}`}
      </p>
      <p className={styles["text"]}>{hold.reason}</p>
      {hold.legalBasis !== "" && <p className={styles["hint"]}>{hold.legalBasis}</p>}
      {hold.untilOn !== null && (
        <p className={styles["hint"]}>{m.programmes_why_until({ on: formatDate(hold.untilOn) })}</p>
      )}
    </Panel>
  );
}

function Amount({ why }: { readonly why: Why }) {
  const locale = useLocale();
  return (
    <Panel title={m.programmes_why_amount()}>
      <SmallTable
        caption={m.programmes_table_of({ what: m.programmes_why_amount() })}
        columns={[
          { key: "part", head: m.programmes_why_part() },
          { key: "count", head: m.programmes_why_count(), figure: true },
          { key: "amount", head: m.programmes_why_per_cycle(), figure: true },
        ]}
        rows={why.parts.map((part) => ({
          key: part.code,
          cells: [part.label[locale], String(part.count), formatRupiah(BigInt(part.amountRupiah))],
        }))}
        foot={[m.programmes_why_total(), "", formatRupiah(BigInt(why.amountRupiah))]}
      />
    </Panel>
  );
}

function Page({ why }: { readonly why: Why }) {
  const locale = useLocale();
  return (
    <div className={styles["sheet"]}>
      <div className={styles["columns"]}>
        <Panel title={m.programmes_why_criteria()}>
          {why.criteria.length === 0 ? (
            <p className={styles["text"]}>{m.programmes_why_no_criteria()}</p>
          ) : (
            <ul className={styles["parts"]}>
              {why.criteria.map((criterion) => (
                <WhyCriterionItem key={criterion.code} criterion={criterion} />
              ))}
            </ul>
          )}
        </Panel>
        <div className={styles["stack"]}>
          <Standing why={why} />
          {why.hold !== null && <Hold hold={why.hold} />}
          <WhyStanding standing={why.standing} />
          {why.amountRupiah !== "0" && <Amount why={why} />}
          {why.history.length > 0 && (
            <Panel title={m.programmes_why_history()}>
              <Timeline
                entries={why.history.map((one, index) => ({
                  id: `${one.at}-${index}`,
                  at: one.at,
                  title: `${one.from === null ? m.programmes_crossing_new() : statusWords[one.from]()} → ${statusWords[one.to]()}`,
                  tone: statusTones[one.to],
                }))}
              />
            </Panel>
          )}
          <WhyObjection why={why} />
        </div>
      </div>
      <span className="sn-hidden">{why.title[locale]}</span>
    </div>
  );
}

/** Why a person or family may have a programme or not, in plain words, to be shown and printed. */
export function WhyPage() {
  const { code = "", subjectId = "" }: { readonly code?: string; readonly subjectId?: string } = useParams({
    strict: false,
  });
  const locale = useLocale();
  const read = useRead(getWhy, { programmeCode: code, subjectId });
  const subject = read.data?.subject;
  const backTo =
    subject?.kind === "family"
      ? `/keluarga/${subject.id}`
      : subject?.familyId
        ? `/keluarga/${subject.familyId}`
        : "/program";
  return (
    <>
      <PageHeader
        title={
          read.data === undefined
            ? m.programmes_why()
            : m.programmes_why_of({ programme: read.data.title[locale] })
        }
        meta={subject === undefined ? undefined : `${subject.name} · ${subject.placeLabel}`}
        backTo={backTo}
        actions={
          read.data !== undefined && (
            <Button
              variant="default"
              leftSection={<IconPrinter size="1rem" aria-hidden />}
              onClick={() => void download(printWhy, { programmeCode: code, subjectId })}
            >
              {m.programmes_why_print()}
            </Button>
          )
        }
      />
      <Loaded read={read} rows={8}>
        {(why) => <Page why={why} />}
      </Loaded>
    </>
  );
}
