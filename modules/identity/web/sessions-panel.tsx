import { Button } from "@mantine/core";
import { m } from "#messages/messages.js";
import { formatInstant } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { ErrorSummary } from "#platform/ui/forms/error-summary.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { Panel } from "#platform/ui/panel.tsx";
import { useAct, useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import { listSessions } from "../contract/list-sessions.ts";
import { revokeOtherSessions } from "../contract/revoke-other-sessions.ts";
import { revokeSession } from "../contract/revoke-session.ts";
import styles from "./identity.module.css";

type Session = OutputOf<typeof listSessions>["sessions"][number];

function SessionLine({ session, onEnd }: { readonly session: Session; readonly onEnd: () => void }) {
  const locale = useLocale();
  const device = session.device === "?" ? m.identity_unknown_device() : session.device;
  return (
    <li className={styles["session"]}>
      <div>
        <p>
          <strong>{device}</strong>
        </p>
        <p className={styles["help"]}>
          {m.identity_session_facts({
            started: formatInstant(session.startedAt, locale),
            seen: formatInstant(session.lastSeenAt, locale),
            ip: session.ip ?? "–",
          })}
        </p>
      </div>
      {session.current ? (
        <StatusBadge tone="green">{m.identity_this_device()}</StatusBadge>
      ) : (
        <Button variant="default" aria-label={m.identity_end_session_of({ device })} onClick={onEnd}>
          {m.identity_end_session()}
        </Button>
      )}
    </li>
  );
}

/** Where the person is signed in, with a way to end each. */
export function SessionsPanel() {
  const read = useRead(listSessions, {});
  const revoke = useAct(revokeSession, { refresh: [listSessions] });
  const others = useAct(revokeOtherSessions, { refresh: [listSessions] });
  return (
    <Panel
      title={m.identity_sessions()}
      actions={
        (read.data?.sessions.length ?? 0) > 1 && (
          <Button variant="default" loading={others.running} onClick={() => void others.run({})}>
            {m.identity_end_other_sessions()}
          </Button>
        )
      }
    >
      <ErrorSummary refusal={revoke.refusal ?? others.refusal} />
      <Loaded read={read} rows={2}>
        {(out) => (
          <ul className={styles["sessions"]}>
            {out.sessions.map((session) => (
              <SessionLine
                key={session.sessionId}
                session={session}
                onEnd={() => void revoke.run({ sessionId: session.sessionId })}
              />
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  );
}
