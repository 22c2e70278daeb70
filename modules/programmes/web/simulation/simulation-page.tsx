import { NativeSelect } from "@mantine/core";
import { lazy, Suspense } from "react";
import { m } from "#messages/messages.js";
import { formatDate } from "#platform/i18n/format.ts";
import { useLocale } from "#platform/ui/locale.ts";
import { PrintButton } from "#platform/ui/page/print-button.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState, LoadingSkeleton } from "#platform/ui/states/states.tsx";
import { useUrlState } from "#platform/ui/url-state.ts";
import { getProgramme } from "../../contract/get-programme.ts";
import { getSimulation } from "../../contract/get-simulation.ts";
import { listAssessments } from "../../contract/list-assessments.ts";
import { listProgrammes } from "../../contract/list-programmes.ts";
import type { Scenario } from "../../contract/simulation-shapes.ts";
import { SavedSimulations } from "./saved-simulations.tsx";
import styles from "./simulation.module.css";

/** Rules, bars and tables weigh more than the page; they come when a programme is chosen. */
const Workbench = lazy(() => import("./workbench.tsx").then((part) => ({ default: part.Workbench })));

/** Trying other amounts, thresholds, quotas, ceilings and rankings of a programme, beside what holds today. */
export function SimulationPage() {
  const locale = useLocale();
  const [values, change] = useUrlState();
  const saved = values["simpanan"] ?? "";
  const assessments = useRead(listAssessments, {});
  const programmes = useRead(listProgrammes, {});
  const opened = useRead(getSimulation, { simulationId: saved }, { enabled: saved !== "" });
  const periods = (assessments.data?.assessments ?? []).filter(({ state }) => state === "done");
  const period = values["periode"] ?? opened.data?.period ?? periods[0]?.period ?? "";
  const code = values["program"] ?? opened.data?.programmeCode ?? "";
  const own = (programmes.data?.programmes ?? []).filter(({ kind }) => kind === "own");
  return (
    <>
      <PageHeader
        title={m.programmes_simulation()}
        meta={m.programmes_simulation_meta()}
        actions={<PrintButton />}
      />
      <Loaded read={assessments} rows={8}>
        {() =>
          periods.length === 0 ? (
            <EmptyState
              title={m.programmes_simulation_not_assessed()}
              text={m.programmes_simulation_not_assessed_text()}
            />
          ) : (
            <div className={styles["stack"]}>
              <div className={styles["choices"]}>
                <NativeSelect
                  label={m.programmes_programme()}
                  value={code}
                  onChange={(event) => change({ program: event.currentTarget.value, simpanan: undefined })}
                  data={[
                    { value: "", label: m.programmes_simulation_choose() },
                    ...own.map((one) => ({ value: one.code, label: one.title[locale] })),
                  ]}
                />
                <NativeSelect
                  label={m.programmes_simulation_period()}
                  value={period}
                  onChange={(event) => change({ periode: event.currentTarget.value })}
                  data={periods.map((one) => ({
                    value: one.period,
                    label: m.programmes_simulation_period_of({
                      period: one.period,
                      on: formatDate(one.asOfOn),
                    }),
                  }))}
                />
              </div>
              {code !== "" && saved === "" && <Programme key={`${code} ${period}`} {...{ code, period }} />}
              {saved !== "" && (
                <Loaded read={opened} rows={8}>
                  {(simulation) => (
                    <Programme
                      key={`${simulation.simulationId} ${period}`}
                      code={simulation.programmeCode}
                      period={period}
                      title={simulation.title}
                      scenarios={simulation.scenarios}
                    />
                  )}
                </Loaded>
              )}
              {code === "" && saved === "" && (
                <EmptyState
                  title={m.programmes_simulation_choose_first()}
                  text={m.programmes_simulation_choose_first_text()}
                />
              )}
              <SavedSimulations />
            </div>
          )
        }
      </Loaded>
    </>
  );
}

function Programme({
  code,
  period,
  title = "",
  scenarios = [],
}: {
  readonly code: string;
  readonly period: string;
  readonly title?: string;
  readonly scenarios?: readonly Scenario[];
}) {
  const read = useRead(getProgramme, { code });
  return (
    <Loaded read={read} rows={10}>
      {(shown) => (
        <Suspense fallback={<LoadingSkeleton rows={10} />}>
          <Workbench shown={shown} period={period} title={title} saved={scenarios} />
        </Suspense>
      )}
    </Loaded>
  );
}
