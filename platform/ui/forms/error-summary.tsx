import { Alert } from "@mantine/core";
import { IconAlertOctagon } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { m } from "#messages/messages.js";
import type { Refusal } from "#platform/kernel/contract.ts";
import styles from "./error-summary.module.css";

/**
 * What keeps a form from being saved, above it, with a link to each field. Takes the focus when it appears, so
 * that nobody searches for what went wrong. Field inputs need the id `field-<path>`.
 */
export function ErrorSummary({ refusal }: { readonly refusal: Refusal | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusal !== undefined) box.current?.focus();
  }, [refusal]);
  if (refusal === undefined || refusal.code === "ABORTED") return null;
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role="alert"
      variant="default"
      className={styles["summary"] ?? ""}
      icon={<IconAlertOctagon aria-hidden />}
      title={refusal.message}
    >
      {refusal.fields !== undefined && refusal.fields.length > 0 && (
        <ul className={styles["list"]}>
          {refusal.fields.map((field) => (
            <li key={field.path}>
              <a
                href={`#${fieldId(field.path)}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(fieldId(field.path))?.focus();
                }}
              >
                {field.message}
              </a>
            </li>
          ))}
        </ul>
      )}
      {refusal.code === "OFFLINE" ? m.ui_offline_form() : null}
    </Alert>
  );
}

/** Id of a field's input, so that the summary's link finds it. */
export function fieldId(path: string): string {
  return `field-${path.replaceAll(".", "-")}`;
}

/** The message of one field, for the `error` of a Mantine input. */
export function fieldError(refusal: Refusal | undefined, path: string): string | undefined {
  return refusal?.fields?.find((field) => field.path === path)?.message;
}
