import { m } from "#messages/messages.js";
import type { ProblemCode } from "#platform/feel/ast.ts";

type Params = Readonly<Record<string, string>>;

const kinds: Readonly<Record<string, () => string>> = {
  boolean: m.programmes_kind_boolean,
  number: m.programmes_kind_number,
  word: m.programmes_kind_word,
  text: m.programmes_kind_text,
  date: m.programmes_kind_date,
  comparison: m.programmes_kind_comparison,
};
const units: Readonly<Record<string, () => string>> = {
  person: m.programmes_about_person,
  family: m.programmes_about_family,
  group: m.programmes_about_group,
};
const kind = (name = "") => kinds[name]?.() ?? name;
const unit = (name = "") => units[name]?.() ?? name;
/** "Mungkin maksudnya …" where a near word is known. */
const meant = ({ suggestion = "" }: Params) =>
  suggestion === "" ? "" : ` ${m.programmes_problem_meant({ suggestion })}`;

const words: Readonly<Record<ProblemCode, (params: Params) => string>> = {
  EMPTY: () => m.programmes_problem_EMPTY(),
  SYNTAX: ({ text = "" }) => m.programmes_problem_SYNTAX({ text }),
  UNFINISHED: () => m.programmes_problem_UNFINISHED(),
  NOT_SUPPORTED: ({ text = "" }) => m.programmes_problem_NOT_SUPPORTED({ text }),
  TOO_DEEP: () => m.programmes_problem_TOO_DEEP(),
  TOO_PRECISE: () => m.programmes_problem_TOO_PRECISE(),
  BAD_DATE: ({ text = "" }) => m.programmes_problem_BAD_DATE({ text }),
  BAD_TEXT: () => m.programmes_problem_BAD_TEXT(),
  UNKNOWN_FACT: (params) => m.programmes_problem_UNKNOWN_FACT({ name: params["name"] ?? "" }) + meant(params),
  UNKNOWN_FUNCTION: (params) =>
    m.programmes_problem_UNKNOWN_FUNCTION({ name: params["name"] ?? "" }) + meant(params),
  UNKNOWN_VALUE: (params) =>
    m.programmes_problem_UNKNOWN_VALUE({ value: params["value"] ?? "", fact: params["fact"] ?? "" }) +
    meant(params),
  UNKNOWN_PROGRAMME: (params) =>
    m.programmes_problem_UNKNOWN_PROGRAMME({ name: params["name"] ?? "" }) + meant(params),
  UNKNOWN_COMPONENT: (params) =>
    m.programmes_problem_UNKNOWN_COMPONENT({
      name: params["name"] ?? "",
      programme: params["programme"] ?? "",
    }) + meant(params),
  WRONG_UNIT: ({ name = "", unit: own, appliesTo }) =>
    m.programmes_problem_WRONG_UNIT({ name, unit: unit(own), appliesTo: unit(appliesTo) }),
  WRONG_ARGUMENTS: ({ name = "", example = "" }) => m.programmes_problem_WRONG_ARGUMENTS({ name, example }),
  WRONG_TYPE: ({ expected, found }) =>
    m.programmes_problem_WRONG_TYPE({ expected: kind(expected), found: kind(found) }),
  NOT_COMPARABLE: ({ left, right }) =>
    m.programmes_problem_NOT_COMPARABLE({ left: kind(left), right: kind(right) }),
  NOT_ORDERED: ({ op = "" }) => m.programmes_problem_NOT_ORDERED({ op }),
  NULL_NOT_HERE: () => m.programmes_problem_NULL_NOT_HERE(),
  MEMBERS_WITHIN_MEMBERS: () => m.programmes_problem_MEMBERS_WITHIN_MEMBERS(),
  DIVIDES_BY_ZERO: () => m.programmes_problem_DIVIDES_BY_ZERO(),
  MAY_DIVIDE_BY_ZERO: () => m.programmes_problem_MAY_DIVIDE_BY_ZERO(),
  NEVER_TRUE: () => m.programmes_problem_NEVER_TRUE(),
  ALWAYS_TRUE: () => m.programmes_problem_ALWAYS_TRUE(),
  PART_NEVER_TRUE: () => m.programmes_problem_PART_NEVER_TRUE(),
  PART_ALWAYS_TRUE: () => m.programmes_problem_PART_ALWAYS_TRUE(),
};

const all: Readonly<Record<string, (params: Params) => string>> = words;

/** A problem of a rule as a sentence with its remedy. */
export function ruleProblemText({
  code,
  params,
}: {
  readonly code: string;
  readonly params: Params;
}): string {
  return all[code]?.(params) ?? m.programmes_defect_rule();
}
