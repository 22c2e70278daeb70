import styles from "./audit.module.css";
import { nameWords, valueWords } from "./data-words.ts";

/** The data of an event as names and values; only codes and ids are ever stored there. */
export function EventData({ data }: { readonly data: unknown }) {
  if (typeof data !== "object" || data === null || Object.keys(data).length === 0) return <>–</>;
  return (
    <dl className={styles["data"]}>
      {Object.entries(data).map(([name, value]) => (
        <div key={name}>
          <dt>{nameWords(name)}</dt>
          <dd>{valueWords(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
