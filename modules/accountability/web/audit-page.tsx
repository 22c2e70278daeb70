import { m } from "#messages/messages.js";
import { LinkButton } from "#platform/ui/link-button.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useList } from "#platform/ui/table/use-list.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import { listAccess } from "../contract/list-access.ts";
import { listAudit } from "../contract/list-audit.ts";
import styles from "./audit.module.css";
import { accessColumns, auditColumns } from "./trail-columns.tsx";
import { TrailFilters, useTrailFilter } from "./trail-filters.tsx";

const nothing = () => (
  <EmptyState title={m.accountability_nothing()} text={m.accountability_nothing_text()} />
);

function AuditTable() {
  const list = useList(listAudit, useTrailFilter(true), (out) => ({
    rows: out.lines,
    next: out.next,
    total: null,
  }));
  const state = useTableState("jejak");
  return (
    <Loaded read={list.read} rows={10}>
      {() => (
        <DataTable
          {...list}
          caption={m.accountability_acts()}
          state={state}
          columns={auditColumns}
          rowId={(line) => line.seq}
          empty={nothing()}
        />
      )}
    </Loaded>
  );
}

function AccessTable() {
  const list = useList(listAccess, useTrailFilter(false), (out) => ({
    rows: out.lines,
    next: out.next,
    total: null,
  }));
  const state = useTableState("lihat");
  return (
    <Loaded read={list.read} rows={10}>
      {() => (
        <DataTable
          {...list}
          caption={m.accountability_looks()}
          state={state}
          columns={accessColumns}
          rowId={(line) => line.seq}
          empty={nothing()}
        />
      )}
    </Loaded>
  );
}

/** What was done, and who saw whom, in the auditor's area. */
export function AuditPage() {
  const [values] = useUrlState();
  const looks = values["tampilan"] === "lihat";
  return (
    <>
      <PageHeader title={m.accountability_title()} meta={m.accountability_meta()} />
      <nav className={styles["views"]} aria-label={m.accountability_views()}>
        <LinkButton
          to="/audit"
          variant={looks ? "default" : "filled"}
          {...(looks ? {} : { "aria-current": "page" })}
        >
          {m.accountability_acts()}
        </LinkButton>
        <LinkButton
          to="/audit?tampilan=lihat"
          variant={looks ? "filled" : "default"}
          {...(looks ? { "aria-current": "page" } : {})}
        >
          {m.accountability_looks()}
        </LinkButton>
      </nav>
      <TrailFilters withType={!looks} />
      {looks ? <AccessTable /> : <AuditTable />}
    </>
  );
}
