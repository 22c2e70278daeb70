import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { m } from "#messages/messages.js";
import type { Refusal } from "#platform/kernel/contract.ts";
import { ErrorSummary } from "#platform/ui/forms/error-summary.tsx";
import styles from "./door.module.css";
import { Door } from "./door.tsx";

/** One step between the password and the office: a form with one act, and the way back out. */
export function StepForm({
  title,
  text,
  refusal,
  running,
  verb,
  onSubmit,
  onLeave,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly refusal: Refusal | undefined;
  readonly running: boolean;
  /** Word of the button; absent while there is nothing to send yet. */
  readonly verb: string | undefined;
  readonly onSubmit: () => Promise<void>;
  readonly onLeave: () => Promise<void>;
  readonly children: ReactNode;
}) {
  return (
    <Door title={title} text={text}>
      <form
        className={styles["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          void onSubmit();
        }}
      >
        <ErrorSummary refusal={refusal} />
        {children}
        {verb !== undefined && (
          <Button type="submit" size="md" loading={running}>
            {verb}
          </Button>
        )}
        <Button variant="subtle" onClick={() => void onLeave()}>
          {m.shell_sign_out()}
        </Button>
      </form>
    </Door>
  );
}
