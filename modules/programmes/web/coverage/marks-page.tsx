import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { m } from "#messages/messages.js";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { download } from "#platform/ui/api.ts";
import { useLocale } from "#platform/ui/locale.ts";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useList } from "#platform/ui/table/use-list.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import { type CoverageKind, coverageKinds } from "../../contract/coverage-shapes.ts";
import { exportMarks } from "../../contract/export-marks.ts";
import { listMarks } from "../../contract/list-marks.ts";
import { statusTones, statusWords } from "../assessment/status-words.ts";
import { kindWords } from "./kind-words.ts";

type Line = OutputOf<typeof listMarks>["rows"][number];

const columns: readonly Column<Line>[] = [
  { id: "name", header: m.programmes_hold_subject, width: 16, cell: (line) => line.name },
  {
    id: "number",
    header: m.programmes_coverage_number,
    width: 11,
    cell: (line) => line.numberMasked ?? "–",
  },
  { id: "place", header: m.programmes_hold_place, width: 14, cell: (line) => line.placeLabel },
  {
    id: "status",
    header: m.programmes_assess_state,
    width: 11,
    cell: (line) => <StatusBadge tone={statusTones[line.status]}>{statusWords[line.status]()}</StatusBadge>,
  },
];

const kindOf = (text: string | undefined): CoverageKind =>
  coverageKinds.find((kind) => kind === text) ?? "unserved";

/** The list behind a figure of the coverage board; a row opens its explanation. */
export function MarksPage() {
  const [values] = useUrlState();
  const programmeCode = values["program"] ?? "";
  const kind = kindOf(values["jenis"]);
  const placeCode = values["wilayah"];
  const wanted = { programmeCode, kind, ...(placeCode === undefined ? {} : { placeCode }) };
  const { read, ...list } = useList(listMarks, wanted, (out) => ({
    rows: out.rows,
    next: out.next,
    total: out.total,
  }));
  const locale = useLocale();
  const state = useTableState("daftar-cakupan");
  return (
    <>
      <PageHeader
        title={kindWords[kind]()}
        meta={
          read.data === undefined
            ? undefined
            : m.programmes_coverage_list_meta({
                programme: read.data.title?.[locale] ?? programmeCode,
                place: read.data.listPlaceLabel,
              })
        }
        backTo={`/cakupan?program=${programmeCode}${placeCode === undefined ? "" : `&wilayah=${placeCode}`}`}
        actions={
          <Button
            variant="default"
            leftSection={<IconDownload size="1rem" aria-hidden />}
            onClick={() => void download(exportMarks, wanted)}
          >
            {m.programmes_coverage_export()}
          </Button>
        }
      />
      <Loaded read={read} rows={8}>
        {() => (
          <DataTable
            caption={kindWords[kind]()}
            state={state}
            columns={columns}
            {...list}
            rowId={(line) => line.subjectId}
            rowTo={(line) =>
              line.subjectKind === "group"
                ? `/kelompok/${line.subjectId}`
                : `/program/mengapa/${programmeCode}/${line.subjectId}`
            }
            empty={
              <EmptyState title={m.programmes_coverage_nobody()} text={m.programmes_coverage_nobody_text()} />
            }
          />
        )}
      </Loaded>
    </>
  );
}
