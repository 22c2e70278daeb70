import styles from "./brand.module.css";

/** Mark and name. The mark is drawn here: two people side by side, "in step". */
export function Brand() {
  return (
    <span className={styles["brand"]}>
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden focusable="false">
        <rect width="32" height="32" rx="7" className={styles["ground"]} />
        <circle cx="11" cy="12" r="4" className={styles["ink"]} />
        <circle cx="21" cy="12" r="4" className={styles["second"]} />
        <path
          d="M4 25c0-4.5 3-7 7-7 2 0 3.8.8 5 2 1.2-1.2 3-2 5-2 4 0 7 2.5 7 7z"
          className={styles["ink"]}
        />
      </svg>
      Sinergi
    </span>
  );
}
