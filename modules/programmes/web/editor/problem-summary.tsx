import { Alert } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { m } from "#messages/messages.js";
import { fieldId } from "#platform/ui/forms/error-summary.tsx";
import type { DefinitionProblem } from "../../contract/version-shapes.ts";
import styles from "../catalogue/catalogue.module.css";
import { sectionWord } from "../catalogue/difference-words.ts";
import { problemText } from "../catalogue/problem-words.ts";

/** Where a problem's field is: its own, else the nearest part or section that has one. */
function goTo(path: string): void {
  const parts = path.split(".");
  for (let length = parts.length; length > 0; length -= 1) {
    const field = document.getElementById(fieldId(parts.slice(0, length).join(".")));
    if (field !== null) {
      field.scrollIntoView({ block: "center" });
      field.focus({ preventScroll: true });
      return;
    }
  }
}

/** "criteria.2.rule" → "Syarat 3". */
function placeOf(path: string): string {
  const [section = "", index] = path.split(".").filter((part) => part !== "stages");
  const number = index !== undefined && /^\d+$/.test(index) ? ` ${Number(index) + 1}` : "";
  return `${sectionWord(section)}${number}`;
}

/** What still keeps the draft from being submitted, and what deserves a look, each a link to its field. */
export function ProblemSummary({ problems }: { readonly problems: readonly DefinitionProblem[] }) {
  const errors = problems.filter((problem) => problem.severity === "error");
  const warnings = problems.filter((problem) => problem.severity === "warning");
  const list = (items: readonly DefinitionProblem[]) => (
    <ul className={styles["bullets"]}>
      {items.map((problem) => (
        <li key={`${problem.path} ${problem.code} ${JSON.stringify(problem.params)}`}>
          <a
            className={styles["link"]}
            href={`#${fieldId(problem.path)}`}
            onClick={(event) => {
              event.preventDefault();
              goTo(problem.path);
            }}
          >
            {placeOf(problem.path)}: {problemText(problem)}
          </a>
        </li>
      ))}
    </ul>
  );
  return (
    <div className={styles["stack"]} id={fieldId("problems")} tabIndex={-1}>
      {errors.length === 0 ? (
        <Alert variant="default" icon={<IconCircleCheck aria-hidden />} title={m.programmes_no_problems()} />
      ) : (
        <Alert
          variant="default"
          icon={<IconAlertTriangle aria-hidden />}
          title={m.programmes_problems_open({ count: errors.length })}
        >
          {list(errors)}
        </Alert>
      )}
      {warnings.length > 0 && (
        <Alert variant="default" title={m.programmes_warnings({ count: warnings.length })}>
          {list(warnings)}
        </Alert>
      )}
    </div>
  );
}
