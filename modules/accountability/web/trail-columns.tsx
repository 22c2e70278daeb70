import { m } from "#messages/messages.js";
import { formatInstant } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import type { Column } from "#platform/ui/table/column.ts";
import type { listAccess } from "../contract/list-access.ts";
import type { listAudit } from "../contract/list-audit.ts";
import { actWords, subjectWords } from "./act-words.ts";
import { EventData } from "./event-data.tsx";
import { purposeWords } from "./purpose-words.ts";

type AuditLine = OutputOf<typeof listAudit>["lines"][number];
type AccessLine = OutputOf<typeof listAccess>["lines"][number];
type Line = Pick<AuditLine, "seq" | "at" | "actor" | "subject" | "ip" | "operation">;

function At({ at }: { readonly at: string }) {
  const locale = useLocale();
  return <time dateTime={at}>{formatInstant(at, locale)}</time>;
}

const common: readonly Column<Line>[] = [
  { id: "at", header: m.accountability_at, width: 10, cell: (line) => <At at={line.at} /> },
  {
    id: "actor",
    header: m.accountability_officer,
    width: 11,
    cell: (line) =>
      line.actor === null ? (
        m.accountability_nobody()
      ) : (
        <AppLink to={`/audit?petugas=${line.actor.userId}`}>
          {line.actor.name ?? m.accountability_system()}
        </AppLink>
      ),
  },
];

const place: Column<Line> = {
  id: "place",
  header: m.accountability_place,
  width: 11,
  cell: (line) => line.subject.place?.name ?? "–",
};

const subject = (view: string): Column<Line> => ({
  id: "subject",
  header: m.accountability_subject,
  width: 11,
  cell: (line) =>
    line.subject.id === "-" ? (
      subjectWords(line.subject.kind)
    ) : (
      <AppLink to={`/audit?${view}perihal=${encodeURIComponent(line.subject.id)}`}>
        {`${subjectWords(line.subject.kind)} …${line.subject.id.slice(-6)}`}
      </AppLink>
    ),
});

const rest: readonly Column<Line>[] = [
  { id: "ip", header: m.accountability_ip, width: 9, optional: "hidden", cell: (line) => line.ip ?? "–" },
  {
    id: "operation",
    header: m.accountability_operation,
    width: 15,
    optional: "hidden",
    cell: (line) => line.operation,
  },
];

export const auditColumns: readonly Column<AuditLine>[] = [
  ...common,
  { id: "type", header: m.accountability_act, width: 12, cell: (line) => actWords(line.type) },
  subject(""),
  place,
  { id: "data", header: m.accountability_data, width: 15, cell: (line) => <EventData data={line.data} /> },
  {
    id: "sealed",
    header: m.accountability_sealed,
    width: 8,
    optional: "shown",
    cell: (line) => (line.sealed ? m.accountability_yes() : m.accountability_not_yet()),
  },
  ...rest,
];

export const accessColumns: readonly Column<AccessLine>[] = [
  ...common,
  subject("tampilan=lihat&"),
  { id: "purpose", header: m.accountability_purpose, width: 12, cell: (line) => purposeWords(line.purpose) },
  place,
  ...rest,
];
