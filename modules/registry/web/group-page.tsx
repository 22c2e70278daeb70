import { Button } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { m } from "#messages/messages.js";
import { formatDate } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import { getGroup } from "../contract/get-group.ts";
import { groupKindWords, groupRoleWords } from "./group-words.ts";
import styles from "./registry.module.css";
import { useCodeLists } from "./use-code-lists.ts";
import { lifeStatusTones, lifeStatusWords, worded } from "./words.ts";

// Below the fold, as on the pages of persons and families.
const History = lazy(() => import("./history.tsx").then((part) => ({ default: part.History })));

const ChangeGroup = lazy(() =>
  import("./acts/change-group.tsx").then((form) => ({ default: form.ChangeGroup })),
);

const ChangeMembers = lazy(() =>
  import("./acts/change-members.tsx").then((form) => ({ default: form.ChangeMembers })),
);

/** Too small or too large for its kind by a rule: something to look at, not an error. */
function GroupSize({ size }: { readonly size: OutputOf<typeof getGroup>["size"] }) {
  if (size === null) return null;
  const { families, minFamilies: min, maxFamilies: max } = size;
  if (families >= min && families <= max) return null;
  return (
    <>
      <StatusBadge tone="amber">{m.registry_group_size({ families, min, max })}</StatusBadge>
      <span className={styles["hint"]}>{size.source}</span>
    </>
  );
}

/** A group, who is in it and who was. */
export function GroupPage() {
  const { groupId = "" }: { readonly groupId?: string } = useParams({ strict: false });
  const read = useRead(getGroup, { groupId });
  const [changing, setChanging] = useState<"group" | "members">();
  const codes = useCodeLists();
  const close = () => setChanging(undefined);
  return (
    <Loaded read={read} rows={6}>
      {(group) => (
        <>
          <PageHeader
            title={group.name}
            meta={`${worded(groupKindWords, group.kind)} · ${group.place.label}`}
            backTo="/kelompok"
            actions={
              <>
                {group.allowed.includes("change-group-members") && (
                  <Button variant="default" onClick={() => setChanging("members")}>
                    {m.registry_group_change()}
                  </Button>
                )}
                {group.allowed.includes("change-group") && (
                  <Button variant="default" onClick={() => setChanging("group")}>
                    {m.registry_group_edit()}
                  </Button>
                )}
              </>
            }
            badges={
              <>
                <span>
                  {m.registry_group_present({
                    count: group.members.filter((member) => member.untilOn === null).length,
                  })}
                </span>
                <GroupSize size={group.size} />
              </>
            }
          />
          <div className={styles["stack"]}>
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
                      {member.nikMasked !== null && <span>{member.nikMasked}</span>}
                      {member.lifeStatus !== "alive" && (
                        <StatusBadge tone={lifeStatusTones[member.lifeStatus] ?? "grey"}>
                          {worded(lifeStatusWords, member.lifeStatus)}
                        </StatusBadge>
                      )}
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
            {group.allowed.includes("list-changes") && (
              <Suspense fallback={null}>
                <History
                  subjectKind="group"
                  subjectId={group.groupId}
                  createdAt={group.createdAt}
                  source={group.source}
                  codes={codes}
                />
              </Suspense>
            )}
          </div>
          {changing !== undefined && (
            <Suspense fallback={null}>
              {changing === "members" ? (
                <ChangeMembers key={group.revision} group={group} onClose={close} />
              ) : (
                <ChangeGroup group={group} onClose={close} />
              )}
            </Suspense>
          )}
        </>
      )}
    </Loaded>
  );
}
