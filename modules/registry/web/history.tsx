import { Button } from "@mantine/core";
import { IconFileImport, IconPencil } from "@tabler/icons-react";
import { m } from "#messages/messages.js";
import { formatDate } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { useLocale } from "#platform/ui/locale.ts";
import { Timeline } from "#platform/ui/page/timeline.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { useList } from "#platform/ui/table/use-list.ts";
import { listChanges } from "../contract/list-changes.ts";
import { valueWords } from "../domain/value-words.ts";
import { groupKindWords, groupRoleWords } from "./group-words.ts";
import styles from "./registry.module.css";
import type { CodeWords } from "./use-code-lists.ts";
import { aidStatusWords, fieldWords, worded } from "./words.ts";

/** A kept value in words: codes by their list, days as people write them, the rest as it is. */
function keptWords(field: string, value: string | null, codes: CodeWords, locale: "id" | "en"): string {
  if (value === null) return m.registry_nothing();
  if (field === "condition") return codes.ppks(value);
  if (field === "aid") return worded(aidStatusWords, value);
  if (field === "kind") return worded(groupKindWords, value);
  if (field === "memberRole") return worded(groupRoleWords, value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value);
  const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return valueWords(column, value, locale, codes.word);
}

/** Reasons that an import writes are codes; people's own are their words. */
function reasonWords(reason: string, fromImport: boolean): string {
  if (!fromImport) return reason || "–";
  return reason === "import-undone" ? m.registry_because_undone() : m.registry_by_import();
}

type Change = OutputOf<typeof listChanges>["changes"][number];

/** "Alamat diubah"; of a group's members, who came and who went. */
function titleOf({ field, newValue }: Change): string {
  if (field !== "members") return m.registry_field_changed({ field: worded(fieldWords, field) });
  return newValue === null ? m.registry_member_left() : m.registry_member_joined();
}

/** Every change, newest first: old and new value, who, when, why, from which source; and how the record began. */
export function History({
  subjectKind,
  subjectId,
  createdAt,
  source,
  codes,
}: {
  readonly subjectKind: "person" | "family" | "group";
  readonly subjectId: string;
  readonly createdAt: string;
  readonly source: string;
  readonly codes: CodeWords;
}) {
  const locale = useLocale();
  const list = useList(listChanges, { subjectKind, subjectId }, (out) => ({
    rows: out.changes,
    next: out.next,
    total: null,
  }));
  return (
    <Panel title={m.registry_history()}>
      <Loaded read={list.read}>
        {() => (
          <div className={styles["stack"]}>
            <Timeline
              entries={[
                ...list.rows.map((row) => ({
                  id: row.changeId,
                  at: row.changedAt,
                  title: titleOf(row),
                  body:
                    row.field === "members" ? (
                      (row.newValue ?? row.oldValue ?? "")
                    ) : (
                      <>
                        {((row.subjectKind === "person" && subjectKind === "family") ||
                          row.field === "memberRole") &&
                          `${row.subjectName}: `}
                        {m.registry_from_to({
                          before: keptWords(row.field, row.oldValue, codes, locale),
                          after: keptWords(row.field, row.newValue, codes, locale),
                        })}
                      </>
                    ),
                  by: m.registry_history_by({
                    who:
                      row.changedByName ?? (row.source === "officer" ? m.registry_by_officer() : row.source),
                    reason: reasonWords(row.reason, row.batchId !== null),
                  }),
                  icon: row.batchId === null ? IconPencil : IconFileImport,
                  tone: row.batchId === null ? ("blue" as const) : ("grey" as const),
                })),
                ...(list.hasMore
                  ? []
                  : [
                      {
                        id: "created",
                        at: createdAt,
                        title: m.registry_first_recorded({
                          source: source === "officer" ? m.registry_by_officer() : source,
                        }),
                      },
                    ]),
              ]}
            />
            {list.hasMore && (
              <Button variant="default" loading={list.loadingMore} onClick={list.onMore} data-print="hide">
                {m.registry_history_more()}
              </Button>
            )}
          </div>
        )}
      </Loaded>
    </Panel>
  );
}
