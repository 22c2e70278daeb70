import { useParams } from "@tanstack/react-router";
import { m } from "#messages/messages.js";
import { formatDate, formatInstant, formatNumber } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { getAssessment } from "../../contract/get-assessment.ts";
import styles from "../catalogue/catalogue.module.css";
import { SmallTable } from "../catalogue/small-table.tsx";
import { runWords } from "./status-words.ts";

type Out = OutputOf<typeof getAssessment>;

function Programmes({ programmes }: { readonly programmes: Out["programmes"] }) {
  const locale = useLocale();
  return (
    <SmallTable
      caption={m.programmes_table_of({ what: m.programmes_assess_result() })}
      columns={[
        { key: "title", head: m.programmes_programme() },
        { key: "eligible", head: m.programmes_status_eligible(), figure: true },
        { key: "served", head: m.programmes_status_served(), figure: true },
        { key: "lacking", head: m.programmes_status_data_lacking(), figure: true },
        { key: "overlap", head: m.programmes_status_overlap(), figure: true },
        { key: "cooling", head: m.programmes_status_cooling_off(), figure: true },
        { key: "not", head: m.programmes_status_not_eligible(), figure: true },
      ]}
      rows={programmes.map((one) => ({
        key: one.programmeCode,
        cells: [
          <AppLink key="t" to={`/cakupan?program=${one.programmeCode}`} className={styles["link"]}>
            {one.title[locale]}
          </AppLink>,
          ...[
            one.counts.eligible,
            one.counts.served,
            one.counts.dataLacking,
            one.counts.overlap,
            one.counts.coolingOff,
            one.counts.notEligible,
          ].map((count) => formatNumber(count)),
        ],
      }))}
    />
  );
}

function Runs({ runs }: { readonly runs: Out["runs"] }) {
  const locale = useLocale();
  return (
    <SmallTable
      caption={m.programmes_table_of({ what: m.programmes_assess_runs() })}
      columns={[
        { key: "at", head: m.programmes_assess_read_at() },
        { key: "mode", head: m.programmes_assess_mode() },
        { key: "families", head: m.programmes_assess_families(), figure: true },
        { key: "persons", head: m.programmes_assess_persons(), figure: true },
        { key: "crossings", head: m.programmes_assess_crossings(), figure: true },
      ]}
      rows={runs.map((run) => ({
        key: run.runId,
        cells: [
          formatInstant(run.finishedAt, locale),
          runWords[run.mode](),
          formatNumber(run.familyCount),
          formatNumber(run.personCount),
          run.crossingCount === 0 ? (
            "0"
          ) : (
            <AppLink key="c" to={`/penilaian/perubahan/${run.runId}`} className={styles["link"]}>
              {m.programmes_assess_crossed({ count: formatNumber(run.crossingCount) })}
            </AppLink>
          ),
        ],
      }))}
    />
  );
}

/** One assessment: what each programme came to, and each time it was brought up to date. */
export function AssessmentPage() {
  const { assessmentId = "" }: { readonly assessmentId?: string } = useParams({ strict: false });
  const read = useRead(getAssessment, { assessmentId });
  return (
    <>
      <PageHeader
        title={
          read.data === undefined
            ? m.programmes_assessment()
            : m.programmes_assessment_of({ period: read.data.assessment.period })
        }
        meta={
          read.data === undefined
            ? undefined
            : m.programmes_assess_as_of_on({ on: formatDate(read.data.assessment.asOfOn) })
        }
        backTo="/penilaian"
      />
      <Loaded read={read} rows={10}>
        {({ programmes, runs }) => (
          <div className={styles["stack"]}>
            <Panel title={m.programmes_assess_result()}>
              <Programmes programmes={programmes} />
            </Panel>
            <Panel title={m.programmes_assess_runs()}>
              <Runs runs={runs} />
            </Panel>
          </div>
        )}
      </Loaded>
    </>
  );
}
