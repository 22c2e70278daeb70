import { useId } from "react";
import { formatNumber } from "#platform/i18n/format.ts";
import styles from "./simulation.module.css";

interface Group {
  readonly label: string;
  readonly values: readonly number[];
}

const [width, labelWidth, barHeight, gap] = [480, 130, 12, 10] as const;

/**
 * Bars of a few groups for today and the scenarios, told apart by pattern as well as colour, so that they can be read
 * in print and without seeing colours. The table beside holds the same figures for who listens.
 */
export function Bars({
  title,
  groups,
  names,
}: {
  readonly title: string;
  readonly groups: readonly Group[];
  readonly names: readonly string[];
}) {
  const id = useId();
  const most = Math.max(1, ...groups.flatMap(({ values }) => values));
  const each = names.length * barHeight + gap;
  const height = groups.length * each;
  const scale = (value: number) => ((width - labelWidth - 70) * value) / most;
  return (
    <figure className={styles["chart"]}>
      <figcaption>{title}</figcaption>
      <ul className={styles["legend"]}>
        {names.map((name, index) => (
          <li key={String(index)}>
            <svg viewBox="0 0 16 12" width="16" height="12" aria-hidden>
              <Patterns id={`${id}k${index}`} />
              <rect className={styles[`bar${index}`]} width="16" height="12" />
              <rect fill={`url(#${id}k${index}p${index})`} width="16" height="12" />
            </svg>
            {name}
          </li>
        ))}
      </ul>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title} className={styles["bars"]}>
        <Patterns id={id} />
        {groups.map(({ label, values }, at) => (
          <g key={label} transform={`translate(0 ${at * each})`}>
            <text x={labelWidth - 8} y={(each - gap) / 2} textAnchor="end" dominantBaseline="middle">
              {label.length > 20 ? `${label.slice(0, 19)}…` : label}
            </text>
            {values.map((value, index) => (
              <g key={String(index)} transform={`translate(${labelWidth} ${index * barHeight})`}>
                <rect className={styles[`bar${index}`]} width={scale(value)} height={barHeight - 2} />
                <rect fill={`url(#${id}p${index})`} width={scale(value)} height={barHeight - 2} />
                <text x={scale(value) + 4} y={barHeight / 2 - 1} dominantBaseline="middle">
                  {formatNumber(value)}
                </text>
              </g>
            ))}
          </g>
        ))}
      </svg>
    </figure>
  );
}

function Patterns({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={`${id}p0`} width="4" height="4" patternUnits="userSpaceOnUse" />
      <pattern id={`${id}p1`} width="4" height="4" patternUnits="userSpaceOnUse">
        <path d="M0 4 4 0" className={styles["hatch"]} />
      </pattern>
      <pattern id={`${id}p2`} width="4" height="4" patternUnits="userSpaceOnUse">
        <path d="M2 0V4" className={styles["hatch"]} />
      </pattern>
      <pattern id={`${id}p3`} width="4" height="4" patternUnits="userSpaceOnUse">
        <path d="M0 2H4M2 0V4" className={styles["hatch"]} />
      </pattern>
    </defs>
  );
}
