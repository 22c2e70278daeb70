import type { z } from "zod";
import type { RegistryLink } from "../../contract/questionnaire-shapes.ts";
import type { Answer } from "../../contract/visit-shapes.ts";
import type { FormState } from "./engine.ts";

/** An answer that belongs into a field of the registry. */
export interface LinkedAnswer {
  readonly link: z.infer<typeof RegistryLink>;
  readonly personId: string | null;
  readonly value: string | number | null;
}

/** Code of list yes-no as the registry keeps it: 1 has it, 2 has not. */
const yesNo = (value: boolean): number => (value ? 1 : 2);

/** Several answers are kept as a sum of bits, as the registry's lists 411, 431a and disability-kinds are. */
function stored(value: Answer): string | number | null {
  if (typeof value === "boolean") return yesNo(value);
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + Number(one), 0);
  return value;
}

/** What the answers would make of the registry's fields; questions without a link and those left open say nothing. */
export function linkedAnswers(state: FormState): LinkedAnswer[] {
  return state.items.flatMap(({ question, personId, value, fault }) =>
    question.registry === undefined || value === null || (fault !== null && fault !== "CHECK_FAILED")
      ? []
      : [{ link: question.registry, personId, value: stored(value) }],
  );
}
