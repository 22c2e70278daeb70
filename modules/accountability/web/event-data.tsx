import styles from "./audit.module.css";

function textOf(value: unknown): string {
  if (value === null) return "–";
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return String(value);
  if (Array.isArray(value)) return value.map(textOf).join(", ") || "–";
  return JSON.stringify(value);
}

/** The data of an event as it is stored: codes and ids, shown as names and values. */
export function EventData({ data }: { readonly data: unknown }) {
  if (typeof data !== "object" || data === null || Object.keys(data).length === 0) return <>–</>;
  return (
    <dl className={styles["data"]}>
      {Object.entries(data).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{textOf(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
