import { letterDiff } from "../../domain/letter-diff.ts";
import styles from "./linkage.module.css";

/** A text with the letters marked in which it differs from another; both are read out whole. */
export function MarkedText({ text, against }: { readonly text: string; readonly against: string | null }) {
  if (text === "") return <span className={styles["unknown"]}>–</span>;
  if (against === null || against === "") return <>{text}</>;
  return (
    <>
      {letterDiff(text, against).one.map((run, index) => {
        // Runs of one text keep their order; the same letters may come twice.
        const key = `${index} ${run.text}`;
        return run.differs ? (
          <mark key={key} className={styles["differs"]}>
            {run.text}
          </mark>
        ) : (
          <span key={key}>{run.text}</span>
        );
      })}
    </>
  );
}

/** A masked number with the digits marked that differ from the first record's; which digits they are stays hidden. */
export function MarkedNumber({
  masked,
  differsAt,
}: {
  readonly masked: string | null;
  readonly differsAt: readonly number[];
}) {
  if (masked === null) return <span className={styles["unknown"]}>–</span>;
  if (differsAt.length === 0) return <span className="sn-tabular">{masked}</span>;
  return (
    <span className="sn-tabular">
      {Array.from(masked).map((digit, at) => {
        const key = `${at} ${digit}`;
        return differsAt.includes(at) ? (
          <mark key={key} className={styles["differs"]}>
            {digit}
          </mark>
        ) : (
          <span key={key}>{digit}</span>
        );
      })}
    </span>
  );
}
