import { lazy, Suspense } from "react";
import { fieldId } from "#platform/ui/forms/error-summary.tsx";
import { LoadingSkeleton } from "#platform/ui/states/states.tsx";
import { useProblem } from "./problems.tsx";

// Completion and checking of rules weigh as much as the whole form around them.
const RuleField = lazy(() => import("../rules/rule-field.tsx").then((part) => ({ default: part.RuleField })));

/** The rule of a part of the draft; the summary of problems finds it by its path. */
export function RulePart({
  path,
  label,
  value,
  onChange,
  unit,
  want,
}: {
  readonly path: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly unit: "person" | "family" | "group";
  readonly want: "boolean" | "rank";
}) {
  return (
    <Suspense fallback={<LoadingSkeleton rows={2} />}>
      <RuleField
        id={fieldId(path)}
        label={label}
        unit={unit}
        want={want}
        value={value}
        onChange={onChange}
        error={useProblem(path)}
      />
    </Suspense>
  );
}
