import { Button, TextInput } from "@mantine/core";
import { lazy, Suspense, useEffect, useState } from "react";
import { m } from "#messages/messages.js";
import { beginSecondFactor } from "#modules/identity/contract/begin-second-factor.ts";
import { enrolSecondFactor } from "#modules/identity/contract/enrol-second-factor.ts";
import { fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { LoadingSkeleton } from "#platform/ui/states/states.tsx";
import styles from "./door.module.css";
import { Door } from "./door.tsx";
import { StepForm } from "./step-form.tsx";

// Seen once in an account's life; not worth carrying on every page.
const QrCode = lazy(() => import("#platform/ui/qr-code.tsx").then((file) => ({ default: file.QrCode })));

/** Enrols an authenticator app for roles that need one, then shows the backup codes, once. */
export function SecondFactorStep({
  onDone,
  onLeave,
}: {
  readonly onDone: () => void;
  readonly onLeave: () => Promise<void>;
}) {
  const begin = useAct(beginSecondFactor);
  const enrol = useAct(enrolSecondFactor);
  const [secret, setSecret] = useState<{ readonly secret: string; readonly uri: string }>();
  const [code, setCode] = useState("");
  const [backupCodes, setBackupCodes] = useState<readonly string[]>();
  const { run: ask } = begin;

  useEffect(() => {
    void ask({}).then((result) => {
      if (result.ok) setSecret(result.out);
    });
  }, [ask]);

  async function submit(): Promise<void> {
    const result = await enrol.run({ code });
    if (result.ok) setBackupCodes(result.out.backupCodes);
    else setCode("");
  }

  if (backupCodes !== undefined) {
    return (
      <Door title={m.shell_backup_codes_title()} text={m.shell_backup_codes_text()}>
        <div className={styles["form"]}>
          <ul className={styles["codes"]}>
            {backupCodes.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          <Button variant="default" onClick={() => globalThis.print()}>
            {m.ui_print()}
          </Button>
          <Button size="md" onClick={onDone}>
            {m.shell_backup_codes_kept()}
          </Button>
        </div>
      </Door>
    );
  }

  return (
    <StepForm
      title={m.shell_enrol_title()}
      text={m.shell_enrol_text()}
      refusal={begin.refusal ?? enrol.refusal}
      running={enrol.running}
      verb={secret === undefined ? undefined : m.shell_enrol_save()}
      onSubmit={submit}
      onLeave={onLeave}
    >
      {secret === undefined && begin.refusal === undefined && <LoadingSkeleton rows={3} />}
      {secret !== undefined && (
        <>
          <Suspense fallback={<LoadingSkeleton rows={3} />}>
            <QrCode text={secret.uri} label={m.shell_enrol_qr()} className={styles["qr"]} />
          </Suspense>
          <div>
            <p className={styles["text"]}>{m.shell_enrol_secret()}</p>
            <p className={styles["secret"]}>{secret.secret}</p>
          </div>
          <TextInput
            id={fieldId("code")}
            label={m.shell_enrol_code()}
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="\d{6}"
            maxLength={6}
            required
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        </>
      )}
    </StepForm>
  );
}
