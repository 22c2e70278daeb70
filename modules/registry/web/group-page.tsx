import { Button } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { m } from "#messages/messages.js";
import { formatDate } from "#platform/i18n/format.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { getGroup } from "../contract/get-group.ts";
import { groupKindWords, groupRoleWords } from "./group-words.ts";
import styles from "./registry.module.css";
import { worded } from "./words.ts";

const ChangeMembers = lazy(() =>
  import("./acts/change-members.tsx").then((form) => ({ default: form.ChangeMembers })),
);

/** A group, who is in it and who was. */
export function GroupPage() {
  const { groupId = "" }: { readonly groupId?: string } = useParams({ strict: false });
  const read = useRead(getGroup, { groupId });
  const [changing, setChanging] = useState(false);
  return (
    <Loaded read={read} rows={6}>
      {(group) => (
        <>
          <PageHeader
            title={group.name}
            meta={`${worded(groupKindWords, group.kind)} · ${group.place.label}`}
            backTo="/kelompok"
            actions={
              group.allowed.includes("change-group-members") && (
                <Button variant="default" onClick={() => setChanging(true)}>
                  {m.registry_group_change()}
                </Button>
              )
            }
          />
          <Panel title={m.registry_members()}>
            {group.members.length === 0 ? (
              <p className={styles["hint"]}>{m.registry_group_no_members()}</p>
            ) : (
              <ul className={styles["list"]}>
                {group.members.map((member) => (
                  <li key={`${member.personId} ${member.sinceOn}`} className={styles["line"]}>
                    <AppLink
                      to={`/orang/${member.personId}`}
                      className={`${styles["link"]} ${styles["strong"]}`}
                    >
                      {member.name}
                    </AppLink>
                    <span>{worded(groupRoleWords, member.role)}</span>
                    <span>
                      {m.registry_condition_until({
                        from: formatDate(member.sinceOn),
                        until: member.untilOn === null ? m.registry_now() : formatDate(member.untilOn),
                      })}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </Panel>
          {changing && (
            <Suspense fallback={null}>
              <ChangeMembers key={group.revision} group={group} onClose={() => setChanging(false)} />
            </Suspense>
          )}
        </>
      )}
    </Loaded>
  );
}
