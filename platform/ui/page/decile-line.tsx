import { m } from "#messages/messages.js";
import { formatDate } from "#platform/i18n/format.ts";
import styles from "./decile-line.module.css";

export interface DecilePoint {
  /** Cut-off date of the snapshot. */
  readonly on: string;
  /** 1 (poorest) to 10; null where the source has none. */
  readonly decile: number | null;
  readonly source: string;
}

/** Deciles over time as small gauges of ten with a sentence for who cannot see them; the lowest is the poorest. */
export function DecileLine({ points }: { readonly points: readonly DecilePoint[] }) {
  const words = points.map(
    ({ on, decile, source }) =>
      `${source} ${formatDate(on)}: ${decile === null ? m.ui_decile_none() : m.ui_decile({ decile })}`,
  );
  const width = Math.max(1, points.length) * 10;
  return (
    <svg
      className={styles["line"]}
      viewBox={`0 0 ${width} 22`}
      width={width}
      height={22}
      role="img"
      aria-label={words.join("; ")}
    >
      <title>{words.join("\n")}</title>
      {points.map(({ on, decile, source }, index) => {
        const height = decile === null ? 1 : 2 * decile;
        return (
          <g key={`${source} ${on}`}>
            <rect x={index * 10 + 1} y={1} width={7} height={20} className={styles["track"]} />
            <rect
              x={index * 10 + 1}
              y={21 - height}
              width={7}
              height={height}
              className={styles[index === points.length - 1 ? "last" : "bar"]}
            />
          </g>
        );
      })}
    </svg>
  );
}
