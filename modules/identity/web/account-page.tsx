import { m } from "#messages/messages.js";
import { useLocale } from "#platform/ui/locale.ts";
import { DefinitionList } from "#platform/ui/page/definition-list.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { getMe, type Me } from "../contract/get-me.ts";
import styles from "./identity.module.css";
import { PasswordPanel } from "./password-panel.tsx";
import { SecondFactorPanel } from "./second-factor-panel.tsx";
import { SessionsPanel } from "./sessions-panel.tsx";
import { bidangName, compartmentName } from "./user-fields.tsx";

function Facts({ me }: { readonly me: Me }) {
  const locale = useLocale();
  return (
    <Panel title={m.identity_my_rights()}>
      <DefinitionList
        items={[
          { key: "username", term: m.identity_username(), value: me.username },
          {
            key: "roles",
            term: m.identity_roles(),
            value: me.roles.map((role) => role.title[locale]).join(", "),
          },
          { key: "area", term: m.identity_area(), value: me.area.name },
          {
            key: "bidang",
            term: m.identity_bidang(),
            value: me.bidang === null ? "–" : bidangName(me.bidang),
          },
          {
            key: "compartments",
            term: m.identity_compartments(),
            value: me.compartments.map(compartmentName).join(", ") || "–",
          },
        ]}
      />
    </Panel>
  );
}

/** The own account: rights, password, second factor, sessions. */
export function AccountPage() {
  const me = useRead(getMe, {});
  return (
    <Loaded read={me} rows={8}>
      {(out) => (
        <>
          <PageHeader title={m.identity_account()} meta={out.displayName} />
          <div className={styles["stack"]}>
            <Facts me={out} />
            <div className={styles["pair"]}>
              {out.hasPassword && <PasswordPanel />}
              <SecondFactorPanel factor={out.secondFactor} />
            </div>
            <SessionsPanel />
          </div>
        </>
      )}
    </Loaded>
  );
}
