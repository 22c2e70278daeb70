import type { Node, Problem, Rule } from "./ast.ts";
import type { Catalogue, RuleUnit } from "./catalogue.ts";
import type { Bool, Day, Num, Typed } from "./typed.ts";

export type ProgrammeWords = {
  readonly code: string;
  readonly names: readonly string[];
  readonly components: readonly string[];
};

/** What a rule is read against. Without `unit` or `programmes` those are not checked (a stored rule was). */
export type Setting = {
  readonly catalogue: Catalogue;
  readonly unit?: RuleUnit;
  readonly programmes?: readonly ProgrammeWords[];
  readonly withinMembers?: boolean;
};

/** What lowering leans on: each returns null after telling the problem, so that all problems are found at once. */
export type Lowering = {
  readonly setting: Setting;
  tell(found: Problem): null;
  any(node: Node): Typed | null;
  bool(node: Node): Bool | null;
  num(node: Node): Num | null;
  day(node: Node): Day | null;
  /** A rule about members: read as a rule about persons, whatever the rule round it is about. */
  members(node: Node): Rule | null;
};
