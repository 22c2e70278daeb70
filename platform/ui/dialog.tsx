import { IconX } from "@tabler/icons-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { m } from "#messages/messages.js";
import styles from "./dialog.module.css";

/**
 * A window over the page, or a drawer at its side, on the browser's own <dialog>: it traps the focus, closes on
 * Escape and gives the focus back, without a library and without an inline style.
 */
export function Dialog({
  opened,
  onClose,
  title,
  children,
  side = false,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** True: a drawer at the start of the line. */
  readonly side?: boolean;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (opened && element?.open === false) element.showModal();
    if (!opened && element?.open === true) element.close();
  }, [opened]);
  return (
    // A press on the ground behind closes, as Escape does; the keyboard has Escape and the close button.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
    <dialog
      ref={dialog}
      className={styles["dialog"]}
      data-side={side}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      {opened && (
        <div className={styles["sheet"]}>
          <div className={styles["head"]}>
            <h2 className={styles["title"]} id={id}>
              {title}
            </h2>
            <button type="button" className={styles["close"]} aria-label={m.ui_close()} onClick={onClose}>
              <IconX size="1.25rem" aria-hidden />
            </button>
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
