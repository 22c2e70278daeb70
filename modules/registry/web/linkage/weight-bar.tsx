import { m } from "#messages/messages.js";
import { worded } from "../words.ts";
import { levelWords } from "./link-words.ts";
import styles from "./linkage.module.css";

/** Bits at which a bar is full: a NIK that agrees weighs about 20. */
const fullAt = 12;
const half = 50;

/** A weight as text: "+8,1". */
export const weightText = (weight: number): string =>
  `${weight > 0 ? "+" : weight < 0 ? "−" : ""}${Math.abs(weight).toFixed(1).replace(".", ",")}`;

/** What one field says: the level in words, its weight, and a bar to the right (for) or left (against) of the middle. */
export function WeightBar({ level, weight }: { readonly level: string; readonly weight: number }) {
  const length = Math.min(1, Math.abs(weight) / fullAt) * half;
  const side = weight >= 0 ? "for" : "against";
  return (
    <div className={styles["weight"]}>
      <span className={styles["level"]}>{worded(levelWords, level)}</span>
      {level !== "missing" && (
        <>
          <span className={styles["bits"]} data-side={side}>
            <span className="sn-hidden">
              {weight >= 0 ? m.registry_link_evidence_for() : m.registry_link_evidence_against()}{" "}
            </span>
            {weightText(weight)}
          </span>
          <svg className={styles["bar"]} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect className={styles["track"]} x="0" y="3" width="100" height="2" />
            <rect
              className={styles[side]}
              x={weight >= 0 ? half : half - length}
              y="0"
              width={length}
              height="8"
            />
            <rect className={styles["middle"]} x="49.6" y="0" width="0.8" height="8" />
          </svg>
        </>
      )}
    </div>
  );
}
