import { isCivilDate } from "#platform/kernel/dates.ts";
import type { Question } from "../../contract/questionnaire-shapes.ts";
import type { Answer } from "../../contract/visit-shapes.ts";

/** Why an answer cannot be one to its question. */
export type FormFault = "WRONG_KIND" | "NOT_A_CHOICE" | "TOO_SMALL" | "TOO_LARGE" | "NO_SUCH_DAY";

const numberFault = ({ min, max }: Question, value: number): FormFault | null =>
  min !== undefined && value < min ? "TOO_SMALL" : max !== undefined && value > max ? "TOO_LARGE" : null;

/** Does the answer fit its question's kind and limits? An answer left open (null) always does. */
export function formFault(question: Question, answer: Answer): FormFault | null {
  if (answer === null) return null;
  switch (question.kind) {
    case "choice":
      if (typeof answer !== "number") return "WRONG_KIND";
      return question.choices?.some((one) => one.code === answer) === true ? null : "NOT_A_CHOICE";
    case "choices": {
      if (!Array.isArray(answer) || new Set(answer).size < answer.length) return "WRONG_KIND";
      return answer.every((code) => question.choices?.some((one) => one.code === code) === true)
        ? null
        : "NOT_A_CHOICE";
    }
    case "number":
      if (typeof answer !== "number" || !Number.isSafeInteger(answer)) return "WRONG_KIND";
      return numberFault(question, answer);
    case "text":
      return typeof answer === "string" ? null : "WRONG_KIND";
    case "date":
      if (typeof answer !== "string") return "WRONG_KIND";
      return isCivilDate(answer) ? null : "NO_SUCH_DAY";
    case "yes-no":
      return typeof answer === "boolean" ? null : "WRONG_KIND";
    case "computed":
      return typeof answer === "number" || typeof answer === "boolean" ? null : "WRONG_KIND";
    // The ids of what was photographed or signed; a note is read, not answered.
    case "photo":
      return Array.isArray(answer) && answer.every((one) => typeof one === "string") ? null : "WRONG_KIND";
    case "signature":
      return typeof answer === "string" ? null : "WRONG_KIND";
    case "note":
      return "WRONG_KIND";
    default:
      return question.kind satisfies never;
  }
}
