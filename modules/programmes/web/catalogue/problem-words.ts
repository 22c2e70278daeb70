import { m } from "#messages/messages.js";
import type { DefinitionProblem } from "../../contract/version-shapes.ts";
import { ruleProblemText } from "../rules/rule-problem-words.ts";

type Params = DefinitionProblem["params"];
const text = (params: Params, name: string) => String(params[name] ?? "");

const words: Readonly<Record<string, (params: Params) => string>> = {
  REQUIRED: () => m.programmes_defect_required(),
  INVALID: () => m.programmes_defect_invalid(),
  CODE_FORM: () => m.programmes_defect_code_form(),
  TOO_SMALL: (params) => m.programmes_defect_too_small({ least: text(params, "least") }),
  TOO_LARGE: (params) => m.programmes_defect_too_large({ most: text(params, "most") }),
  CODE_TWICE: (params) => m.programmes_defect_code_twice({ code: text(params, "code") }),
  ENDS_BEFORE_START: () => m.programmes_defect_ends_before_start(),
  STARTS_TOO_EARLY: (params) => m.programmes_defect_starts_too_early({ from: text(params, "from") }),
  STAGE_AFTER_CYCLE: (params) => m.programmes_defect_stage_after_cycle({ months: text(params, "months") }),
  COMMITMENT_UNKNOWN: (params) => m.programmes_defect_commitment_unknown({ code: text(params, "code") }),
  NO_COMPONENTS: () => m.programmes_defect_no_components(),
  NO_CRITERIA: () => m.programmes_defect_no_criteria(),
  STAGES_SUM_DIFFERS: (params) =>
    m.programmes_defect_stages_sum({ sum: text(params, "sum"), expected: text(params, "expected") }),
  REGION_UNKNOWN: (params) => m.programmes_defect_region_unknown({ code: text(params, "code") }),
  QUOTA_ABOVE_TOTAL: (params) =>
    m.programmes_defect_quota_above({ sum: text(params, "sum"), total: text(params, "total") }),
  QUOTA_BELOW_TOTAL: (params) =>
    m.programmes_defect_quota_below({ sum: text(params, "sum"), total: text(params, "total") }),
  CEILING_TOO_LOW: (params) =>
    m.programmes_defect_ceiling_low({ needed: text(params, "needed"), ceiling: text(params, "ceiling") }),
  PROGRAMME_UNKNOWN: (params) => m.programmes_defect_programme_unknown({ code: text(params, "code") }),
  COMPONENT_UNKNOWN: (params) => m.programmes_defect_component_unknown({ code: text(params, "code") }),
  OVERLAP_TWICE: (params) => m.programmes_defect_overlap_twice({ code: text(params, "code") }),
  NAME_TAKEN: (params) =>
    m.programmes_defect_name_taken({ name: text(params, "name"), code: text(params, "code") }),
};

/** Figures in a sentence as an office writes them: 6800000000 → 6.800.000.000. */
const figures = (params: Params): Params =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      /^\d{4,}$/.test(String(value)) ? String(value).replace(/\B(?=(\d{3})+$)/g, ".") : value,
    ]),
  );

/** True for what the form itself finds; a rule's field tells what is wrong with the rule. */
export const isFormProblem = (code: string): boolean => code in words;

/** What is wrong, as a sentence with the remedy. */
export const problemText = ({ code, params }: Pick<DefinitionProblem, "code" | "params">): string =>
  words[code]?.(figures(params)) ??
  ruleProblemText({
    code,
    params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)])),
  });
