import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { DisableReason, disableUser } from "../contract/disable-user.ts";
import { enableUser } from "../contract/enable-user.ts";
import { getUser, type UserAction } from "../contract/get-user.ts";
import { listUsers } from "../contract/list-users.ts";
import { resetPassword } from "../contract/reset-password.ts";
import { resetSecondFactor } from "../contract/reset-second-factor.ts";
import { useGuardedAct } from "./shared/use-guarded-act.tsx";
import type { Temporary } from "./temporary-password.tsx";

type Reason = (typeof DisableReason.options)[number];

const reasonWords: Readonly<Record<Reason, () => string>> = {
  "left-office": m.identity_reason_left_office,
  "moved-post": m.identity_reason_moved_post,
  "long-absence": m.identity_reason_long_absence,
  misuse: m.identity_reason_misuse,
  "lost-device": m.identity_reason_lost_device,
  other: m.identity_reason_other,
};

const actWords: Readonly<Record<UserAction, () => string>> = {
  change: m.identity_change,
  disable: m.identity_disable,
  enable: m.identity_enable,
  "reset-password": m.identity_reset_password,
  "reset-second-factor": m.identity_reset_factor,
};

const texts: Readonly<Record<Exclude<UserAction, "change">, (inputs: { name: string }) => string>> = {
  disable: m.identity_disable_text,
  enable: m.identity_enable_text,
  "reset-password": m.identity_reset_password_text,
  "reset-second-factor": m.identity_reset_factor_text,
};

/** The acts the server allows on this account, each asked once with what it does. */
export function UserActs({
  user,
  onEdit,
  onPassword,
}: {
  readonly user: OutputOf<typeof getUser>;
  readonly onEdit: () => void;
  readonly onPassword: (given: Temporary) => void;
}) {
  const refresh = { refresh: [getUser, listUsers] };
  const disable = useGuardedAct(disableUser, refresh);
  const enable = useGuardedAct(enableUser, refresh);
  const password = useGuardedAct(resetPassword, refresh);
  const factor = useGuardedAct(resetSecondFactor, refresh);
  const [asked, setAsked] = useState<Exclude<UserAction, "change">>();
  const [reason, setReason] = useState<Reason>("left-office");
  const { userId, username } = user;
  const close = () => setAsked(undefined);
  const acts = { disable, enable, "reset-password": password, "reset-second-factor": factor };

  function go(action: Exclude<UserAction, "change">): void {
    if (action === "disable") void disable.run({ userId, reason }, close);
    if (action === "enable") void enable.run({ userId }, close);
    if (action === "reset-second-factor") void factor.run({ userId }, close);
    if (action === "reset-password") {
      void password.run({ userId }, (result) => {
        close();
        onPassword({ username, ...result.out });
      });
    }
  }

  return (
    <>
      {user.actions.map((action) => (
        <Button
          key={action}
          variant={action === "change" ? "filled" : "default"}
          onClick={() => {
            if (action === "change") onEdit();
            else {
              acts[action].reset();
              setAsked(action);
            }
          }}
        >
          {actWords[action]()}
        </Button>
      ))}
      {asked !== undefined && (
        <ConfirmAct
          opened
          title={actWords[asked]()}
          verb={actWords[asked]()}
          text={texts[asked]({ name: user.displayName })}
          figures={[{ label: m.identity_running_sessions(), value: user.runningSessions }]}
          danger={asked !== "enable"}
          running={acts[asked].running}
          refusal={acts[asked].refusal}
          onConfirm={() => go(asked)}
          onClose={close}
        >
          {asked === "disable" && (
            <NativeSelect
              label={m.identity_reason()}
              value={reason}
              onChange={(event) =>
                setReason(DisableReason.options.find((one) => one === event.currentTarget.value) ?? "other")
              }
              data={DisableReason.options.map((one) => ({ value: one, label: reasonWords[one]() }))}
            />
          )}
        </ConfirmAct>
      )}
      {disable.question}
      {enable.question}
      {password.question}
      {factor.question}
    </>
  );
}
