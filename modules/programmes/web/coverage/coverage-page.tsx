import { NativeSelect } from "@mantine/core";
import { m } from "#messages/messages.js";
import { formatDate, formatNumber } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { LinkButton } from "#platform/ui/link-button.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { useMay } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { useUrlState } from "#platform/ui/url-state.ts";
import type { CoverageKind } from "../../contract/coverage-shapes.ts";
import { getCoverage } from "../../contract/get-coverage.ts";
import styles from "../catalogue/catalogue.module.css";
import { SmallTable } from "../catalogue/small-table.tsx";
import { kindWords } from "./kind-words.ts";

type Out = OutputOf<typeof getCoverage>;
type Figures = Out["programmes"][number]["figures"];

const shownKinds = [
  ["eligible", "eligible"],
  ["unserved", "unserved"],
  ["served", "served"],
  ["wrongly", "wrongly"],
  ["twice", "twice"],
  ["lacking", "lacking"],
  ["overlap", "overlap"],
  ["cooling-off", "coolingOff"],
] as const satisfies ReadonlyArray<readonly [CoverageKind, keyof Figures]>;

function cellsOf(figures: Figures, programme: string, place: string | null, mayList: boolean) {
  return shownKinds.map(([kind, key]) =>
    figures[key] === 0 || !mayList ? (
      formatNumber(figures[key])
    ) : (
      <AppLink
        key={kind}
        className={styles["link"]}
        to={`/cakupan/daftar?program=${programme}&jenis=${kind}${place === null ? "" : `&wilayah=${place}`}`}
      >
        {formatNumber(figures[key])}
      </AppLink>
    ),
  );
}

/** The place one level above: village → kecamatan → kabupaten/kota → the whole area (""). */
const above = (place: string) => place.slice(0, place.length === 10 ? 6 : place.length === 6 ? 4 : 0);

const columns = (first: string) => [
  { key: "name", head: first },
  ...shownKinds.map(([kind]) => ({ key: kind, head: kindWords[kind](), figure: true })),
];

function Board({ out, programme }: { readonly out: Out; readonly programme: string }) {
  const locale = useLocale();
  const mayList = useMay("programmes.coverage.list");
  return (
    <div className={styles["stack"]}>
      <Panel title={m.programmes_coverage_by_programme({ place: out.placeLabel })}>
        <SmallTable
          caption={m.programmes_coverage()}
          columns={columns(m.programmes_programme())}
          rows={out.programmes.map((one) => ({
            key: one.programmeCode,
            cells: [
              <AppLink
                key="p"
                className={styles["link"]}
                to={`/cakupan?program=${one.programmeCode}${out.placeCode === null ? "" : `&wilayah=${out.placeCode}`}`}
              >
                {one.title[locale]}
              </AppLink>,
              ...cellsOf(one.figures, one.programmeCode, out.placeCode, mayList),
            ],
          }))}
        />
      </Panel>
      {out.places.length > 0 && (
        <Panel title={m.programmes_coverage_by_place()}>
          <SmallTable
            caption={m.programmes_table_of({ what: m.programmes_coverage_by_place() })}
            columns={columns(m.programmes_coverage_place())}
            rows={out.places.map((one) => ({
              key: one.placeCode,
              cells: [
                one.placeCode.length === 10 ? (
                  one.label
                ) : (
                  <AppLink
                    key="w"
                    className={styles["link"]}
                    to={`/cakupan?program=${programme}&wilayah=${one.placeCode}`}
                  >
                    {one.label}
                  </AppLink>
                ),
                ...cellsOf(one.figures, programme, one.placeCode, mayList),
              ],
            }))}
          />
        </Panel>
      )}
    </div>
  );
}

/** Coverage and errors: eligible but unserved, served without meeting the criteria, served twice; each with its list. */
export function CoveragePage() {
  const [values, change] = useUrlState();
  const locale = useLocale();
  const programme = values["program"] ?? "";
  const place = values["wilayah"] ?? "";
  const all = useRead(getCoverage, {});
  const read = useRead(getCoverage, {
    ...(programme === "" ? {} : { programmeCode: programme }),
    ...(place === "" ? {} : { placeCode: place }),
  });
  const { assessment } = read.data ?? {};
  return (
    <>
      <PageHeader
        title={m.programmes_coverage()}
        actions={
          place !== "" && (
            <LinkButton
              variant="default"
              to={`/cakupan?program=${programme}${above(place) === "" ? "" : `&wilayah=${above(place)}`}`}
            >
              {m.programmes_coverage_up()}
            </LinkButton>
          )
        }
        meta={
          assessment === undefined || assessment === null
            ? m.programmes_coverage_meta()
            : m.programmes_coverage_of({ period: assessment.period, on: formatDate(assessment.asOfOn) })
        }
      />
      <FilterBar
        active={[programme, place].filter((one) => one !== "").length}
        onClear={() => change({ program: undefined, wilayah: undefined })}
      >
        <NativeSelect
          label={m.programmes_programme()}
          value={programme}
          onChange={(event) => change({ program: event.currentTarget.value })}
          data={[
            { value: "", label: m.programmes_all() },
            ...(all.data?.programmes ?? []).map((one) => ({
              value: one.programmeCode,
              label: one.title[locale],
            })),
          ]}
        />
      </FilterBar>
      <Loaded read={read} rows={10}>
        {(out) =>
          out.assessment === null ? (
            <EmptyState title={m.programmes_assess_none()} text={m.programmes_coverage_none_text()} />
          ) : (
            <Board out={out} programme={programme} />
          )
        }
      </Loaded>
    </>
  );
}
