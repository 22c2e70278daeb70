import type { Problem } from "#platform/feel/ast.ts";
import styles from "./rules.module.css";

/** The text once more behind the field, invisible but for the wavy lines under its wrong parts. */
export function MarkedText({
  text,
  problems,
}: {
  readonly text: string;
  readonly problems: readonly Problem[];
}) {
  const marks = problems.filter(({ from, to }) => to > from).toSorted((one, other) => one.from - other.from);
  const pieces: Array<{
    readonly from: number;
    readonly text: string;
    readonly severity?: Problem["severity"];
  }> = [];
  let at = 0;
  for (const { from, to, severity } of marks) {
    const begin = Math.max(at, from);
    if (to <= begin) continue;
    if (begin > at) pieces.push({ from: at, text: text.slice(at, begin) });
    pieces.push({ from: begin, text: text.slice(begin, to), severity });
    at = to;
  }
  pieces.push({ from: at, text: text.slice(at) });
  return (
    <div className={styles["behind"]} aria-hidden>
      {pieces.map((piece) => (
        <span key={piece.from} data-severity={piece.severity}>
          {piece.text}
        </span>
      ))}
      {/* A last empty line has no height without a character. */}
      {"\u200b"}
    </div>
  );
}
