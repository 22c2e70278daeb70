import type { ReactNode } from "react";
import styles from "./definition-list.module.css";

export interface Definition {
  readonly key: string;
  readonly term: ReactNode;
  readonly value: ReactNode;
  /** Where the value comes from and since when: "DTSEN, 17 Okt 2026". */
  readonly source?: ReactNode;
}

/** Facts as term and value, each with its source. */
export function DefinitionList({ items }: { readonly items: readonly Definition[] }) {
  return (
    <dl className={styles["list"]}>
      {items.map((item) => (
        <div className={styles["item"]} key={item.key}>
          <dt className={styles["term"]}>{item.term}</dt>
          <dd className={styles["value"]}>
            {item.value}
            {item.source !== undefined && <span className={styles["source"]}>{item.source}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
