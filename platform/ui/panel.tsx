import type { ReactNode } from "react";
import { useId } from "react";
import styles from "./panel.module.css";

/** A surface with a thin border and a heading: the box every page is built of. */
export function Panel({
  title,
  actions,
  children,
  flush = false,
}: {
  readonly title?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** No inner margin: for a table or list that brings its own. */
  readonly flush?: boolean;
}) {
  const id = useId();
  return (
    <section className={styles["panel"]} {...(title === undefined ? {} : { "aria-labelledby": id })}>
      {title !== undefined && (
        <div className={styles["head"]}>
          <h2 className={styles["title"]} id={id}>
            {title}
          </h2>
          {actions !== undefined && <div className={styles["actions"]}>{actions}</div>}
        </div>
      )}
      <div className={flush ? undefined : styles["body"]}>{children}</div>
    </section>
  );
}
