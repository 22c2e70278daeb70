import { createContext, useContext } from "react";
import type { DefinitionProblem } from "../../contract/version-shapes.ts";
import { isFormProblem, problemText } from "../catalogue/problem-words.ts";

/** What the last saving said is wrong, for every field that asks for its own path. */
export const ProblemContext = createContext<readonly DefinitionProblem[]>([]);

/**
 * The sentence of what keeps a field from being submitted; undefined where nothing does.
 * What is wrong with a rule's text its own field tells, while it is typed.
 */
export function useProblem(path: string): string | undefined {
  const found = useContext(ProblemContext).find(
    (problem) => problem.path === path && problem.severity === "error" && isFormProblem(problem.code),
  );
  return found === undefined ? undefined : problemText(found);
}
