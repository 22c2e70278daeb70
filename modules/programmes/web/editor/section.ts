import type { ProgrammeDefinition } from "../../contract/definition.ts";
import type { OtherProgramme } from "../catalogue/programme-more.tsx";

/** What every section of the editor gets. */
export interface SectionProps {
  readonly definition: ProgrammeDefinition;
  readonly change: (change: Partial<ProgrammeDefinition>) => void;
  /** The version this draft follows: its parts keep their codes. */
  readonly kept: ReadonlySet<string>;
  readonly regions: ReadonlyArray<{ readonly code: string; readonly label: string }>;
  readonly others: readonly OtherProgramme[];
}

/** Whose facts a rule of this programme may use. */
export const ruleUnit = (definition: ProgrammeDefinition): "person" | "family" | "group" =>
  definition.unit === "household" ? "family" : definition.unit;
