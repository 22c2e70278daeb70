import type { ReactNode } from "react";
import { AccessibilityToolbar } from "#platform/ui/a11y/toolbar.tsx";
import { LanguageSwitch } from "#platform/ui/language-switch.tsx";
import { Brand } from "../office/brand.tsx";
import styles from "./door.module.css";

/** Frame of the pages before the office: brand, language, accessibility, one narrow form. */
export function Door({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles["page"]}>
      <header className={styles["head"]}>
        <Brand />
        <div className={styles["tools"]}>
          <LanguageSwitch />
          <AccessibilityToolbar />
        </div>
      </header>
      <main className={styles["main"]}>
        <h1 className={styles["title"]} tabIndex={-1} data-page-title>
          {title}
        </h1>
        {text !== undefined && <p className={styles["text"]}>{text}</p>}
        {children}
      </main>
    </div>
  );
}
