import { useEffect, useRef } from "react";
import { m } from "#messages/messages.js";
import { FieldDiff } from "#platform/ui/acts/field-diff.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import type { ProgrammeDefinition } from "../../contract/definition.ts";
import type { Difference } from "../../contract/version-shapes.ts";
import { differences } from "../../domain/differences.ts";
import { bySection, differenceLabel, differenceValue, sectionWord } from "../catalogue/difference-words.ts";
import styles from "./editor.module.css";

/**
 * A colleague saved meanwhile: both versions beside each other, section by section. Sections that nobody chose
 * between are the same in both.
 */
export function ConflictPanel({
  mine,
  theirs,
  regions,
  onResolve,
}: {
  readonly mine: ProgrammeDefinition;
  readonly theirs: ProgrammeDefinition;
  readonly regions: ReadonlyArray<{ readonly code: string; readonly label: string }>;
  readonly onResolve: (merged: ProgrammeDefinition) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The writer may be far down the page; nothing is saved any more until the choice is made.
    box.current?.scrollIntoView({ block: "start" });
    box.current?.focus({ preventScroll: true });
  }, []);
  const names = new Map(regions.map((region) => [region.code, region.label]));
  const words = (found: readonly Difference[], side: "before" | "after") =>
    found
      .map(
        (one) =>
          `${differenceLabel(one.path, [mine, theirs], names)}: ${differenceValue(one.path, one[side])}`,
      )
      .join("\n");
  const conflicts = [...bySection(differences(theirs, mine))].map(([section, found]) => ({
    field: section,
    label: sectionWord(section),
    mine: words(found, "after"),
    theirs: words(found, "before"),
  }));
  return (
    <div ref={box} tabIndex={-1} className={styles["target"]}>
      <Panel>
        <FieldDiff
          conflicts={conflicts}
          savedBy={m.programmes_a_colleague()}
          onGiveUp={() => onResolve(theirs)}
          onResolve={(choices) => {
            const own = Object.entries(mine).filter(([section]) => choices[section] === "mine");
            onResolve({ ...theirs, ...Object.fromEntries(own) });
          }}
        />
      </Panel>
    </div>
  );
}
