import { Button, PasswordInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import type { Refusal } from "#platform/kernel/contract.ts";
import { ErrorSummary, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { changePassword } from "../contract/change-password.ts";
import { listSessions } from "../contract/list-sessions.ts";
import styles from "./identity.module.css";

/** Advice of the strength check, in the language of the screen. */
function adviceOf(refusal: Refusal | undefined): readonly string[] {
  if (refusal?.code !== "PASSWORD_WEAK" || typeof refusal.details !== "object" || refusal.details === null)
    return [];
  const { warning, suggestions } = refusal.details as { warning?: string; suggestions?: readonly string[] };
  return [...(warning === undefined ? [] : [warning]), ...(suggestions ?? [])];
}

/** Changes the own password; other devices are signed out by it. */
export function PasswordPanel() {
  const act = useAct(changePassword, { refresh: [listSessions] });
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [ended, setEnded] = useState<number>();
  const advice = adviceOf(act.refusal);
  const toggle = { "aria-label": m.identity_show_password(), tabIndex: 0 };
  return (
    <Panel title={m.identity_password()}>
      <form
        className={styles["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          setEnded(undefined);
          void act.run({ current, next }).then((result) => {
            if (!result.ok) return;
            setCurrent("");
            setNext("");
            setEnded(result.out.otherSessionsEnded);
          });
        }}
      >
        <ErrorSummary refusal={act.refusal} />
        {advice.length > 0 && (
          <ul>
            {advice.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        <PasswordInput
          id={fieldId("current")}
          label={m.identity_password_current()}
          autoComplete="current-password"
          required
          maxLength={200}
          visibilityToggleButtonProps={toggle}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          id={fieldId("next")}
          label={m.identity_password_next()}
          description={m.identity_password_help()}
          autoComplete="new-password"
          required
          minLength={12}
          maxLength={128}
          visibilityToggleButtonProps={toggle}
          value={next}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <div className={styles["acts"]}>
          <Button type="submit" loading={act.running}>
            {m.identity_password_save()}
          </Button>
        </div>
        <p className={styles["help"]} role="status">
          {ended === undefined ? "" : m.identity_password_changed({ ended })}
        </p>
      </form>
    </Panel>
  );
}
