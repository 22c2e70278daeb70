import { m } from "#messages/messages.js";
import type { ProgrammeDefinition } from "../../contract/definition.ts";
import type { Difference } from "../../contract/version-shapes.ts";
import styles from "./catalogue.module.css";
import { differenceLabel, differenceValue } from "./difference-words.ts";

/** What two versions say differently: field, before, after. */
export function DifferenceList({
  differences,
  definition,
  regions,
}: {
  readonly differences: readonly Difference[];
  readonly definition: ProgrammeDefinition;
  readonly regions: ReadonlyArray<{ readonly code: string; readonly label: string }>;
}) {
  const names = new Map(regions.map((region) => [region.code, region.label]));
  if (differences.length === 0) return <p className={styles["hint"]}>{m.programmes_no_differences()}</p>;
  return (
    <ul className={styles["parts"]}>
      {differences.map(({ path, kind, before, after }) => (
        <li key={`${path.join(".")} ${before ?? ""} ${after ?? ""}`}>
          <span className={styles["strong"]}>{differenceLabel(path, [definition], names)}</span>
          <p className={styles["text"]}>
            {kind === "added" && `${m.programmes_added()}: ${differenceValue(path, after)}`}
            {kind === "removed" && `${m.programmes_removed()}: ${differenceValue(path, before)}`}
            {kind === "changed" && (
              <>
                <span className={styles["before"]}>{differenceValue(path, before)}</span>
                <span className={styles["arrow"]}>→</span>
                <span>{differenceValue(path, after)}</span>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
