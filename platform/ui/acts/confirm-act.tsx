import { Button, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { m } from "#messages/messages.js";
import type { Refusal } from "#platform/kernel/contract.ts";
import { Dialog } from "../dialog.tsx";
import { ErrorSummary } from "../forms/error-summary.tsx";
import styles from "./confirm-act.module.css";

export interface ActFigure {
  readonly label: string;
  readonly value: ReactNode;
}

/**
 * Asks once before a binding act: what will change in figures, whether it can be undone, and the second factor
 * where the contract wants a fresh one. `onConfirm` gets the code (empty where none is asked).
 */
export function ConfirmAct({
  opened,
  title,
  verb,
  text,
  figures = [],
  danger = false,
  secondFactor = false,
  running = false,
  refusal,
  onConfirm,
  onClose,
  children,
}: {
  readonly opened: boolean;
  readonly title: string;
  /** Word of the button: "Tetapkan SK", never "OK". */
  readonly verb: string;
  readonly text?: ReactNode;
  readonly figures?: readonly ActFigure[];
  readonly danger?: boolean;
  readonly secondFactor?: boolean;
  readonly running?: boolean;
  readonly refusal?: Refusal | undefined;
  readonly onConfirm: (code: string) => void;
  readonly onClose: () => void;
  /** Further fields, e.g. the reason. */
  readonly children?: ReactNode;
}) {
  const [code, setCode] = useState("");
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      <form
        className={styles["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm(code);
        }}
      >
        {text !== undefined && <p className={styles["text"]}>{text}</p>}
        {figures.length > 0 && (
          <dl className={styles["figures"]}>
            {figures.map((figure) => (
              <div key={figure.label}>
                <dt>{figure.label}</dt>
                <dd className="sn-figure">{figure.value}</dd>
              </div>
            ))}
          </dl>
        )}
        {children}
        {secondFactor && (
          <TextInput
            label={m.ui_second_factor()}
            description={m.ui_second_factor_help()}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            maxLength={16}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        )}
        <ErrorSummary refusal={refusal} />
        <div className={styles["acts"]}>
          <Button variant="default" onClick={onClose}>
            {m.ui_cancel()}
          </Button>
          <Button type="submit" loading={running} {...(danger ? { color: "red" } : {})}>
            {verb}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
