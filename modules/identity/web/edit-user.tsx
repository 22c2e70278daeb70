import { Button } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { ErrorSummary } from "#platform/ui/forms/error-summary.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { changeUser } from "../contract/change-user.ts";
import { getUser } from "../contract/get-user.ts";
import { listRoles } from "../contract/list-roles.ts";
import { listUsers } from "../contract/list-users.ts";
import type { UserDetails } from "../contract/shapes.ts";
import styles from "./identity.module.css";
import { useGuardedAct } from "./shared/use-guarded-act.tsx";
import { UserFields } from "./user-fields.tsx";

/** Changes an account. New rights end its sessions, which is said before saving. */
export function EditUser({
  user,
  onClose,
}: {
  readonly user: OutputOf<typeof getUser>;
  readonly onClose: () => void;
}) {
  const roles = useRead(listRoles, {});
  const act = useGuardedAct(changeUser, { refresh: [getUser, listUsers] });
  const [details, setDetails] = useState<UserDetails>({
    displayName: user.displayName,
    nip: user.nip,
    position: user.position,
    roles: user.roles.map((role) => role.name),
    areaCode: user.area.code,
    bidang: user.bidang,
    compartments: user.compartments,
  });
  return (
    <Panel title={m.identity_change_user()}>
      <Loaded read={roles}>
        {(out) => (
          <form
            className={styles["form"]}
            onSubmit={(event) => {
              event.preventDefault();
              void act.run({ userId: user.userId, baseRevision: user.revision, ...details }, onClose);
            }}
          >
            <ErrorSummary refusal={act.refusal} />
            <UserFields
              value={details}
              roles={out.roles}
              refusal={act.refusal}
              onChange={(change) => setDetails((before) => ({ ...before, ...change }))}
            />
            <p className={styles["help"]}>{m.identity_change_ends_sessions()}</p>
            <div className={styles["acts"]}>
              <Button type="submit" loading={act.running}>
                {m.identity_save_user()}
              </Button>
              <Button variant="default" onClick={onClose}>
                {m.ui_cancel()}
              </Button>
            </div>
          </form>
        )}
      </Loaded>
      {act.question}
    </Panel>
  );
}
