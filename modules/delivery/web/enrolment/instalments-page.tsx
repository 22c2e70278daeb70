import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatDate, formatNumber } from "#platform/i18n/format.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { AppLink } from "#platform/ui/app-link.tsx";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useAct, useRead } from "#platform/ui/query-client.ts";
import { useMay } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import { generateEntitlements } from "../../contract/generate-entitlements.ts";
import { summariseEntitlements } from "../../contract/summarise-entitlements.ts";
import styles from "../money/money.module.css";
import { useProgrammes } from "../money/use-programmes.ts";
import { entitledWords, rupiah, worded } from "../money/words.ts";
import type { InstalmentRow } from "./page-data.ts";

const states = ["due", "held", "paying", "paid", "returned"] as const;

function Stage({ row }: { readonly row: InstalmentRow }) {
  return <>{row.stageLabel[useLocale()]}</>;
}

const baseColumns: readonly Column<InstalmentRow>[] = [
  { id: "stage", header: m.delivery_stage, cell: (row) => <Stage row={row} />, width: 10 },
  { id: "period", header: m.delivery_period, cell: (row) => row.period, width: 5 },
  { id: "due", header: m.delivery_payment_due_on, cell: (row) => formatDate(row.dueOn), width: 7 },
  {
    id: "enrolled",
    header: m.delivery_enrolment_title,
    figure: true,
    cell: (row) => formatNumber(row.enrolled),
  },
  ...states.map((state) => ({
    id: state,
    header: () => worded(entitledWords, state),
    figure: true,
    width: 8,
    cell: (row: InstalmentRow) => {
      const sum = row.states[state];
      return sum === undefined ? "–" : `${formatNumber(sum.count)} · ${rupiah(sum.rupiah)}`;
    },
  })),
];

const actColumn = (onMake: (row: InstalmentRow) => void, programmeCode: string): Column<InstalmentRow> => ({
  id: "act",
  header: m.delivery_payment_next,
  width: 13,
  cell: (row) => (
    <span className={styles["acts"]}>
      <Button size="compact-sm" variant="default" onClick={() => onMake(row)}>
        {m.delivery_entitlement_make()}
      </Button>
      {row.requires.length > 0 && (
        <AppLink
          className={styles["link"]}
          to={`/komitmen?program=${programmeCode}&periode=${row.period}&komitmen=${row.requires[0] ?? ""}`}
        >
          {m.delivery_commitment_record()}
        </AppLink>
      )}
    </span>
  ),
});

/** What each stage of a programme owes, and the act that makes it due. */
export function InstalmentsPage() {
  const [values, change] = useUrlState();
  const { choices } = useProgrammes();
  const programmeCode = values["program"] ?? choices[0]?.value ?? "";
  const read = useRead(summariseEntitlements, { programmeCode }, { enabled: programmeCode !== "" });
  const act = useAct(generateEntitlements, { refresh: [summariseEntitlements] });
  const may = useMay("delivery.enrolment.entitle");
  const state = useTableState("hak");
  const [making, setMaking] = useState<InstalmentRow>();
  const [told, setTold] = useState<string>();
  const columns = may ? [...baseColumns, actColumn(setMaking, programmeCode)] : baseColumns;
  const close = () => {
    act.reset();
    setMaking(undefined);
  };
  return (
    <>
      <PageHeader title={m.delivery_entitlement_title()} meta={m.delivery_entitlement_meta()} />
      <div className={styles["stack"]}>
        <FilterBar
          active={values["program"] === undefined ? 0 : 1}
          onClear={() => change({ program: undefined })}
        >
          <NativeSelect
            label={m.delivery_programme()}
            value={programmeCode}
            onChange={(event) => change({ program: event.currentTarget.value })}
            data={choices}
          />
        </FilterBar>
        {told !== undefined && (
          <p role="status" className={styles["text"]}>
            {told}
          </p>
        )}
        <Loaded read={read} rows={5}>
          {({ instalments }) => (
            <DataTable
              caption={m.delivery_entitlement_title()}
              state={state}
              columns={columns}
              rows={instalments}
              total={instalments.length}
              rowId={(row) => `${row.period} ${row.stage}`}
              empty={
                <EmptyState
                  title={m.delivery_entitlement_no_decree()}
                  text={m.delivery_entitlement_no_decree_text()}
                />
              }
            />
          )}
        </Loaded>
      </div>
      <ConfirmAct
        opened={making !== undefined}
        title={m.delivery_entitlement_make()}
        verb={m.delivery_entitlement_make()}
        text={m.delivery_entitlement_make_text()}
        figures={
          making === undefined
            ? []
            : [{ label: m.delivery_enrolment_title(), value: formatNumber(making.enrolled) }]
        }
        running={act.running}
        refusal={act.refusal}
        onClose={close}
        onConfirm={() => {
          if (making === undefined) return;
          void act.run({ programmeCode, period: making.period, stage: making.stage }).then((result) => {
            if (!result.ok) return;
            setTold(
              m.delivery_entitlement_made({
                due: formatNumber(result.out.due),
                held: formatNumber(result.out.held),
                total: rupiah(result.out.totalRupiah),
              }),
            );
            close();
          });
        }}
      />
    </>
  );
}
