import { NativeSelect, TextInput } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatInstant } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { LinkButton } from "#platform/ui/link-button.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { useMay } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import type { Column } from "#platform/ui/table/column.ts";
import { DataTable } from "#platform/ui/table/data-table.tsx";
import { useTableState } from "#platform/ui/table/table-state.ts";
import { useList } from "#platform/ui/table/use-list.ts";
import { useUrlState } from "#platform/ui/url-state.ts";
import { listRoles } from "../contract/list-roles.ts";
import { listUsers } from "../contract/list-users.ts";
import { UserStatus } from "./user-status.tsx";

type User = OutputOf<typeof listUsers>["users"][number];

function Roles({ roles }: { readonly roles: User["roles"] }) {
  const locale = useLocale();
  return <>{roles.map((role) => role.title[locale]).join(", ")}</>;
}

function LastSignIn({ at }: { readonly at: string | null }) {
  const locale = useLocale();
  return <>{at === null ? m.identity_never() : formatInstant(at, locale)}</>;
}

const columns: readonly Column<User>[] = [
  { id: "name", header: m.identity_name, width: 15, cell: (user) => user.displayName },
  { id: "username", header: m.identity_username, width: 11, cell: (user) => user.username },
  { id: "roles", header: m.identity_roles, width: 15, cell: (user) => <Roles roles={user.roles} /> },
  { id: "area", header: m.identity_area, width: 14, cell: (user) => user.area.name },
  { id: "status", header: m.identity_status, width: 9, cell: (user) => <UserStatus status={user.status} /> },
  {
    id: "position",
    header: m.identity_position,
    width: 14,
    optional: "hidden",
    cell: (user) => user.position ?? "–",
  },
  {
    id: "factor",
    header: m.identity_factor_short,
    width: 9,
    optional: "shown",
    cell: (user) => (user.secondFactorEnrolled ? m.identity_yes() : m.identity_no()),
  },
  {
    id: "lastSignIn",
    header: m.identity_last_sign_in,
    width: 12,
    optional: "shown",
    cell: (user) => <LastSignIn at={user.lastSignInAt} />,
  },
];

/** The accounts of the administrator's area. */
export function UsersPage() {
  const locale = useLocale();
  const mayManage = useMay("identity.user.manage");
  const [filters, change] = useUrlState();
  // A typed name stays out of the address.
  const [text, setText] = useState("");
  const roles = useRead(listRoles, {});
  const role = filters["peran"] ?? "";
  const status = filters["keadaan"] ?? "";
  const list = useList(
    listUsers,
    {
      ...(text.trim() === "" ? {} : { text: text.trim() }),
      ...(role === "" ? {} : { role }),
      ...(status === "active" || status === "disabled" ? { status } : {}),
    },
    (out) => ({ rows: out.users, next: out.next, total: out.total }),
  );
  const state = useTableState("pengguna");
  return (
    <>
      <PageHeader
        title={m.identity_users()}
        meta={m.identity_users_meta()}
        actions={
          mayManage && (
            <LinkButton to="/pengguna/baru" leftSection={<IconUserPlus size="1.1em" aria-hidden />}>
              {m.identity_add_user()}
            </LinkButton>
          )
        }
      />
      <FilterBar
        active={[text, role, status].filter((one) => one !== "").length}
        onClear={() => {
          setText("");
          change({ peran: undefined, keadaan: undefined });
        }}
      >
        <TextInput
          label={m.identity_find()}
          type="search"
          maxLength={80}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <NativeSelect
          label={m.identity_role()}
          value={role}
          onChange={(event) => change({ peran: event.currentTarget.value })}
          data={[
            { value: "", label: m.identity_all() },
            ...(roles.data?.roles ?? []).map((one) => ({ value: one.name, label: one.title[locale] })),
          ]}
        />
        <NativeSelect
          label={m.identity_status()}
          value={status}
          onChange={(event) => change({ keadaan: event.currentTarget.value })}
          data={[
            { value: "", label: m.identity_all() },
            { value: "active", label: m.identity_active() },
            { value: "disabled", label: m.identity_disabled() },
          ]}
        />
      </FilterBar>
      <Loaded read={list.read} rows={8}>
        {() => (
          <DataTable
            caption={m.identity_users()}
            state={state}
            columns={columns}
            rows={list.rows}
            rowId={(user) => user.userId}
            rowTo={(user) => `/pengguna/${user.userId}`}
            total={list.total}
            hasMore={list.hasMore}
            loadingMore={list.loadingMore}
            onMore={list.onMore}
            empty={<EmptyState title={m.identity_no_users()} text={m.identity_no_users_text()} />}
          />
        )}
      </Loaded>
    </>
  );
}
