import { Button, TextInput } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { m } from "#messages/messages.js";
import { ErrorSummary, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { LoadingSkeleton } from "#platform/ui/states/states.tsx";
import { enrolSecondFactor } from "../contract/enrol-second-factor.ts";
import { getMe } from "../contract/get-me.ts";
import styles from "./identity.module.css";

const QrCode = lazy(() => import("#platform/ui/qr-code.tsx").then((file) => ({ default: file.QrCode })));

export interface Enrolment {
  readonly secret: string;
  readonly uri: string;
}

/** QR picture and key of a new authenticator, and the code that proves the app has it. */
export function EnrolForm({
  enrolment,
  onDone,
  onCancel,
}: {
  readonly enrolment: Enrolment;
  readonly onDone: (backupCodes: readonly string[]) => void;
  readonly onCancel: () => void;
}) {
  const act = useAct(enrolSecondFactor, { refresh: [getMe] });
  const [code, setCode] = useState("");
  return (
    <form
      className={styles["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        void act.run({ code: code.trim() }).then((result) => {
          if (result.ok) onDone(result.out.backupCodes);
          else setCode("");
        });
      }}
    >
      <p className={styles["help"]}>{m.identity_enrol_text()}</p>
      <Suspense fallback={<LoadingSkeleton rows={4} />}>
        <QrCode text={enrolment.uri} label={m.identity_enrol_qr()} className={styles["qr"]} />
      </Suspense>
      <p className={styles["help"]}>{m.identity_enrol_by_hand()}</p>
      <p className={styles["secret"]}>{enrolment.secret}</p>
      <ErrorSummary refusal={act.refusal} />
      <TextInput
        id={fieldId("code")}
        label={m.identity_enrol_code()}
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="\d{6}"
        maxLength={6}
        required
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <div className={styles["acts"]}>
        <Button type="submit" loading={act.running}>
          {m.identity_enrol_save()}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {m.ui_cancel()}
        </Button>
      </div>
    </form>
  );
}
