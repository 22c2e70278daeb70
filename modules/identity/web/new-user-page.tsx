import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { ErrorSummary, fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { LinkButton } from "#platform/ui/link-button.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { useSession } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { createUser } from "../contract/create-user.ts";
import { listRoles } from "../contract/list-roles.ts";
import { listUsers } from "../contract/list-users.ts";
import type { UserDetails } from "../contract/shapes.ts";
import styles from "./identity.module.css";
import { useGuardedAct } from "./shared/use-guarded-act.tsx";
import { type Temporary, TemporaryPassword } from "./temporary-password.tsx";
import { UserFields } from "./user-fields.tsx";

/** Makes a user; afterwards the temporary password is shown once. */
export function NewUserPage() {
  const { area } = useSession();
  const roles = useRead(listRoles, {});
  const act = useGuardedAct(createUser, { refresh: [listUsers] });
  const empty: UserDetails = {
    displayName: "",
    nip: null,
    position: null,
    roles: [],
    areaCode: area.code,
    bidang: null,
    compartments: [],
  };
  const [username, setUsername] = useState("");
  const [details, setDetails] = useState(empty);
  const [given, setGiven] = useState<Temporary & { readonly userId: string }>();

  if (given !== undefined) {
    return (
      <>
        <PageHeader title={m.identity_user_made({ username: given.username })} backTo="/pengguna" />
        <div className={styles["stack"]}>
          <TemporaryPassword given={given} />
          <div className={styles["acts"]} data-print="hide">
            <LinkButton to={`/pengguna/${given.userId}`} variant="default">
              {m.identity_open_user()}
            </LinkButton>
            <Button
              onClick={() => {
                setGiven(undefined);
                setUsername("");
                setDetails({ ...details, displayName: "", nip: null, position: null });
                act.reset();
              }}
            >
              {m.identity_add_another()}
            </Button>
          </div>
        </div>
      </>
    );
  }
  return (
    <>
      <PageHeader title={m.identity_new_user()} backTo="/pengguna" />
      <Loaded read={roles}>
        {(out) => (
          <Panel>
            <form
              className={styles["form"]}
              onSubmit={(event) => {
                event.preventDefault();
                void act.run({ username, ...details }, (result) => setGiven({ username, ...result.out }));
              }}
            >
              <ErrorSummary refusal={act.refusal} />
              <TextInput
                id={fieldId("username")}
                label={m.identity_username()}
                description={m.identity_username_help()}
                required
                minLength={3}
                maxLength={50}
                autoCapitalize="none"
                autoComplete="off"
                spellCheck={false}
                error={fieldError(act.refusal, "username")}
                value={username}
                onChange={(event) => setUsername(event.currentTarget.value.toLowerCase())}
              />
              <UserFields
                value={details}
                roles={out.roles}
                refusal={act.refusal}
                onChange={(change) => setDetails((before) => ({ ...before, ...change }))}
              />
              <div className={styles["acts"]}>
                <Button type="submit" loading={act.running}>
                  {m.identity_make_user()}
                </Button>
              </div>
            </form>
          </Panel>
        )}
      </Loaded>
      {act.question}
    </>
  );
}
