import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from "react";
import styles from "./dropdown.module.css";

/**
 * A button with a panel below it: opens on press, takes the focus inside, closes on Escape, on a press outside or
 * when the focus leaves. Lighter than a floating library (20 kB): the panel hangs at the button's right edge and
 * takes the width of a narrow screen.
 */
export function Dropdown({
  button,
  label,
  buttonClass,
  heading,
  children,
  onOpen,
  after,
}: {
  readonly button: ReactNode;
  /** Accessible name of the button. */
  readonly label: string;
  readonly buttonClass?: string | undefined;
  /** Accessible name of the panel; `label` where none is given. */
  readonly heading?: string;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
  readonly onOpen?: () => void;
  /** Stays beside the button whether open or not, e.g. a live region. */
  readonly after?: ReactNode;
}) {
  const [opened, setOpened] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const id = useId();
  const close = useCallback(() => setOpened(false), []);

  useEffect(() => {
    if (!opened) return undefined;
    const opener = trigger.current;
    const first = panel.current?.querySelector<HTMLElement>("[data-autofocus], button, a, input, select");
    (first ?? panel.current)?.focus({ preventScroll: true });
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && box.current?.contains(event.target) === false) setOpened(false);
    };
    document.addEventListener("pointerdown", onPointer);
    return () => {
      document.removeEventListener("pointerdown", onPointer);
      // The focus was in the panel that is gone: give it back to where it came from.
      if (document.activeElement === document.body) opener?.focus({ preventScroll: true });
    };
  }, [opened]);

  return (
    // Escape and a leaving focus bubble up from the controls inside; the box itself is none.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={box}
      className={styles["box"]}
      data-print="hide"
      onBlur={(event) => {
        const next = event.relatedTarget;
        if (next instanceof Node && !event.currentTarget.contains(next)) setOpened(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !opened) return;
        event.stopPropagation();
        close();
      }}
    >
      <button
        ref={trigger}
        type="button"
        className={buttonClass ?? styles["button"]}
        aria-label={label}
        aria-expanded={opened}
        aria-controls={id}
        title={label}
        onClick={() => {
          if (!opened) onOpen?.();
          setOpened(!opened);
        }}
      >
        {button}
      </button>
      {after}
      {opened && (
        <div
          ref={panel}
          id={id}
          className={styles["panel"]}
          role="dialog"
          tabIndex={-1}
          aria-label={heading ?? label}
        >
          {typeof children === "function" ? children(close) : children}
        </div>
      )}
    </div>
  );
}

/** A line of a dropdown that does something. */
export function DropdownItem({
  icon,
  children,
  onPress,
  pressed,
}: {
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** For a choice: whether it is the one in force. */
  readonly pressed?: boolean;
}) {
  return (
    <button
      type="button"
      className={styles["item"]}
      onClick={onPress}
      {...(pressed === undefined ? {} : { "aria-pressed": pressed })}
    >
      {icon}
      <span>{children}</span>
    </button>
  );
}
