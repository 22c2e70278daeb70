import { Button } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { ErrorSummary } from "#platform/ui/forms/error-summary.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import { beginSecondFactor } from "../contract/begin-second-factor.ts";
import { getMe, type Me } from "../contract/get-me.ts";
import { renewBackupCodes } from "../contract/renew-backup-codes.ts";
import { BackupCodes } from "./backup-codes.tsx";
import { EnrolForm, type Enrolment } from "./enrol-form.tsx";
import styles from "./identity.module.css";
import { useGuardedAct } from "./shared/use-guarded-act.tsx";

/** Below this many unused backup codes people are reminded to make new ones. */
const fewCodes = 3;

/** The authenticator app: set up, replace, backup codes. */
export function SecondFactorPanel({ factor }: { readonly factor: Me["secondFactor"] }) {
  const begin = useGuardedAct(beginSecondFactor);
  const renew = useGuardedAct(renewBackupCodes, { refresh: [getMe] });
  const [enrolment, setEnrolment] = useState<Enrolment>();
  const [codes, setCodes] = useState<readonly string[]>();

  if (codes !== undefined) {
    return (
      <Panel title={m.identity_backup_codes()}>
        <BackupCodes codes={codes} onKept={() => setCodes(undefined)} />
      </Panel>
    );
  }
  return (
    <Panel title={m.identity_factor()}>
      <div className={styles["stack"]}>
        {enrolment === undefined ? (
          <>
            <div>
              {factor.enrolled ? (
                <StatusBadge tone="green">{m.identity_factor_on()}</StatusBadge>
              ) : (
                <StatusBadge tone={factor.required ? "red" : "grey"}>{m.identity_factor_off()}</StatusBadge>
              )}
            </div>
            <p className={styles["help"]}>{m.identity_factor_help()}</p>
            {factor.enrolled && (
              <div>
                {factor.backupCodesLeft < fewCodes ? (
                  <StatusBadge tone="amber">
                    {m.identity_backup_codes_left({ left: factor.backupCodesLeft })}
                  </StatusBadge>
                ) : (
                  m.identity_backup_codes_left({ left: factor.backupCodesLeft })
                )}
              </div>
            )}
            <ErrorSummary refusal={begin.refusal ?? renew.refusal} />
            <div className={styles["acts"]}>
              <Button
                variant={factor.enrolled ? "default" : "filled"}
                loading={begin.running}
                onClick={() => void begin.run({}, (result) => setEnrolment(result.out))}
              >
                {factor.enrolled ? m.identity_factor_replace() : m.identity_factor_set_up()}
              </Button>
              {factor.enrolled && (
                <Button
                  variant="default"
                  loading={renew.running}
                  onClick={() => void renew.run({}, (result) => setCodes(result.out.backupCodes))}
                >
                  {m.identity_backup_codes_renew()}
                </Button>
              )}
            </div>
          </>
        ) : (
          <EnrolForm
            enrolment={enrolment}
            onCancel={() => setEnrolment(undefined)}
            onDone={(backupCodes) => {
              setEnrolment(undefined);
              setCodes(backupCodes);
            }}
          />
        )}
      </div>
      {begin.question}
      {renew.question}
    </Panel>
  );
}
