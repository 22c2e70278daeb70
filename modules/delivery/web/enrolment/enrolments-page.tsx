import { NativeSelect } from "@mantine/core";
import { m } from "#messages/messages.js";
import { PlacePicker } from "#modules/regions/web/shared/place-picker.tsx";
import { formatDate, formatNumber } from "#platform/i18n/format.ts";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useList } from "#platform/ui/table/use-list.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import { type EnrolmentRow, enrolmentStates } from "../../contract/enrolment-shapes.ts";
import { listEnrolmentRefusals } from "../../contract/list-enrolment-refusals.ts";
import { listEnrolments } from "../../contract/list-enrolments.ts";
import styles from "../money/money.module.css";
import { useProgrammes } from "../money/use-programmes.ts";
import { endWords, enrolmentTones, enrolmentWords, refusalWords, rupiah, worded } from "../money/words.ts";

function Programme({ code }: { readonly code: string }) {
  return <>{useProgrammes().titleOf(code)}</>;
}

const columns: readonly Column<EnrolmentRow>[] = [
  { id: "name", header: m.delivery_payment_recipient, cell: (row) => row.name, width: 13 },
  {
    id: "programme",
    header: m.delivery_programme,
    cell: (row) => <Programme code={row.programmeCode} />,
    width: 11,
  },
  {
    id: "state",
    header: m.delivery_state,
    width: 9,
    cell: (row) => (
      <StatusBadge tone={enrolmentTones[row.state] ?? "grey"}>
        {row.endedBecause === null ? worded(enrolmentWords, row.state) : worded(endWords, row.endedBecause)}
      </StatusBadge>
    ),
  },
  { id: "place", header: m.delivery_region, cell: (row) => row.placeLabel, width: 16, optional: "shown" },
  {
    id: "during",
    header: m.delivery_enrolment_during,
    cell: (row) => `${formatDate(row.startsOn)} – ${formatDate(row.endsOn)}`,
    width: 11,
  },
  { id: "total", header: m.delivery_amount, figure: true, width: 8, cell: (row) => rupiah(row.totalRupiah) },
  {
    id: "channel",
    header: m.delivery_payment_channel,
    cell: (row) => row.channel ?? "–",
    width: 7,
    optional: "shown",
  },
];

/** How the lines of one decree became enrolments: enrolled + refused = lines, each refusal with its reason. */
function DecreeBalance({ decreeId }: { readonly decreeId: string }) {
  const read = useRead(listEnrolmentRefusals, { decreeId });
  return (
    <Panel title={m.delivery_enrolment_decree_balance()}>
      <Loaded read={read} rows={2}>
        {(out) => (
          <div className={styles["stack"]}>
            <p className={styles["text"]}>
              {m.delivery_enrolment_balance({
                lines: formatNumber(out.lines),
                enrolled: formatNumber(out.enrolled),
                refused: formatNumber(out.refused),
              })}
            </p>
            {out.refusals.length > 0 && (
              <ul className={styles["list"]}>
                {out.refusals.slice(0, 200).map((one) => (
                  <li key={one.line}>
                    {`${one.line}. ${one.name} (${one.placeLabel}): ${worded(refusalWords, one.reason)}${one.otherDecreeNumber === null ? "" : ` (SK ${one.otherDecreeNumber})`}`}
                  </li>
                ))}
              </ul>
            )}
          </div>
        )}
      </Loaded>
    </Panel>
  );
}

/** Who is in which programme, by decree. */
export function EnrolmentsPage() {
  const [values, change] = useUrlState();
  const { choices } = useProgrammes();
  const programmeCode = values["program"];
  const place = values["wilayah"] ?? "";
  const decreeId = values["sk"];
  const chosen = enrolmentStates.find((one) => one === values["keadaan"]);
  const filters = {
    ...(programmeCode === undefined ? {} : { programmeCode }),
    ...(place === "" ? {} : { placeCode: place }),
    ...(decreeId === undefined ? {} : { decreeId }),
    ...(chosen === undefined ? {} : { state: chosen }),
  };
  const { read, ...list } = useList(listEnrolments, filters, (out) => ({
    rows: out.enrolments,
    next: out.next,
    total: out.total,
  }));
  const state = useTableState("kepesertaan");
  return (
    <>
      <PageHeader title={m.delivery_enrolment_title()} meta={m.delivery_enrolment_meta()} />
      <div className={styles["stack"]}>
        {decreeId !== undefined && <DecreeBalance decreeId={decreeId} />}
        <FilterBar
          active={Object.keys(filters).length}
          onClear={() =>
            change({ program: undefined, wilayah: undefined, sk: undefined, keadaan: undefined })
          }
        >
          <NativeSelect
            label={m.delivery_programme()}
            value={programmeCode ?? ""}
            onChange={(event) => change({ program: event.currentTarget.value || undefined })}
            data={[{ value: "", label: m.delivery_any_programme() }, ...choices]}
          />
          <NativeSelect
            label={m.delivery_state()}
            value={chosen ?? ""}
            onChange={(event) => change({ keadaan: event.currentTarget.value || undefined })}
            data={[
              { value: "", label: m.delivery_any_state() },
              ...enrolmentStates.map((value) => ({ value, label: worded(enrolmentWords, value) })),
            ]}
          />
          <PlacePicker
            label={m.delivery_region()}
            code={place}
            onPick={(code) => change({ wilayah: code || undefined })}
          />
        </FilterBar>
        <Loaded read={read} rows={8}>
          {() => (
            <DataTable
              caption={m.delivery_enrolment_title()}
              state={state}
              columns={columns}
              {...list}
              rowId={(row) => row.enrolmentId}
              rowTo={(row) => `/kepesertaan/${row.enrolmentId}`}
              empty={
                <EmptyState title={m.delivery_enrolment_none()} text={m.delivery_enrolment_none_text()} />
              }
            />
          )}
        </Loaded>
      </div>
    </>
  );
}
