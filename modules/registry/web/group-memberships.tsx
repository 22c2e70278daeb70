import { m } from "#messages/messages.js";
import { formatDate } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import type { getPerson } from "../contract/get-person.ts";
import { groupKindWords, groupRoleWords } from "./group-words.ts";
import styles from "./registry.module.css";
import { worded } from "./words.ts";

/** The groups a person, or the members of a family, belong or belonged to. */
export function GroupMemberships({
  rows,
  nameOf,
}: {
  readonly rows: OutputOf<typeof getPerson>["groups"];
  /** Name of the member on a family's page; empty on the person's own. */
  readonly nameOf: (personId: string | null) => string;
}) {
  if (rows.length === 0) return null;
  return (
    <Panel title={m.registry_groups()}>
      <ul className={styles["list"]}>
        {rows.map((row) => (
          <li key={`${row.groupId} ${row.personId} ${row.sinceOn}`} className={styles["line"]}>
            <AppLink to={`/kelompok/${row.groupId}`} className={styles["link"]}>
              {row.name}
            </AppLink>
            <span>{worded(groupKindWords, row.kind)}</span>
            <span>{[nameOf(row.personId), worded(groupRoleWords, row.role)].filter(Boolean).join(": ")}</span>
            <span>
              {m.registry_condition_until({
                from: formatDate(row.sinceOn),
                until: row.untilOn === null ? m.registry_now() : formatDate(row.untilOn),
              })}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
