import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatInstant } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { useLocale } from "#platform/ui/locale.ts";
import { DefinitionList } from "#platform/ui/page/definition-list.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import { getUser } from "../contract/get-user.ts";
import { EditUser } from "./edit-user.tsx";
import styles from "./identity.module.css";
import { type Temporary, TemporaryPassword } from "./temporary-password.tsx";
import { UserActs } from "./user-acts.tsx";
import { bidangName, compartmentName } from "./user-fields.tsx";
import { UserStatus } from "./user-status.tsx";

type User = OutputOf<typeof getUser>;

function Facts({ user }: { readonly user: User }) {
  const locale = useLocale();
  const instant = (at: string | null) => (at === null ? m.identity_never() : formatInstant(at, locale));
  return (
    <DefinitionList
      items={[
        { key: "username", term: m.identity_username(), value: user.username },
        { key: "nip", term: m.identity_nip(), value: user.nip ?? "–" },
        { key: "position", term: m.identity_position(), value: user.position ?? "–" },
        {
          key: "roles",
          term: m.identity_roles(),
          value: user.roles.map((role) => role.title[locale]).join(", "),
        },
        { key: "area", term: m.identity_area(), value: user.area.name },
        {
          key: "bidang",
          term: m.identity_bidang(),
          value: user.bidang === null ? "–" : bidangName(user.bidang),
        },
        {
          key: "compartments",
          term: m.identity_compartments(),
          value: user.compartments.map(compartmentName).join(", ") || "–",
        },
        {
          key: "factor",
          term: m.identity_factor(),
          value: user.secondFactorEnrolled ? m.identity_factor_on() : m.identity_factor_off(),
        },
        { key: "lastSignIn", term: m.identity_last_sign_in(), value: instant(user.lastSignInAt) },
        { key: "sessions", term: m.identity_running_sessions(), value: String(user.runningSessions) },
        {
          key: "created",
          term: m.identity_created(),
          value: instant(user.createdAt),
          source: user.createdBy ?? m.identity_by_system(),
        },
      ]}
    />
  );
}

/** One account: what it may do, and what the administrator may do with it. */
export function UserPage() {
  const { userId = "" }: { userId?: string } = useParams({ strict: false });
  const read = useRead(getUser, { userId });
  const locale = useLocale();
  const [editing, setEditing] = useState(false);
  const [given, setGiven] = useState<Temporary>();
  return (
    <Loaded read={read} rows={8}>
      {(user) => (
        <>
          <PageHeader
            title={user.displayName}
            meta={user.position ?? user.roles.map((role) => role.title[locale]).join(", ")}
            backTo="/pengguna"
            badges={
              <>
                <UserStatus status={user.status} />
                {user.mustChangePassword && (
                  <StatusBadge tone="amber">{m.identity_must_change_password()}</StatusBadge>
                )}
              </>
            }
            actions={
              !editing && <UserActs user={user} onEdit={() => setEditing(true)} onPassword={setGiven} />
            }
          />
          <div className={styles["stack"]}>
            {given !== undefined && <TemporaryPassword given={given} />}
            {editing ? (
              <EditUser key={user.revision} user={user} onClose={() => setEditing(false)} />
            ) : (
              <Panel title={m.identity_account_facts()}>
                <Facts user={user} />
              </Panel>
            )}
          </div>
        </>
      )}
    </Loaded>
  );
}
