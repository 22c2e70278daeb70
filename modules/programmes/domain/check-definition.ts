import { ProgrammeDefinition } from "../contract/definition.ts";
import type { DefinitionProblem } from "../contract/version-shapes.ts";

/** Another programme as far as overlaps and rules name it. */
export interface KnownProgramme {
  readonly code: string;
  readonly names: readonly string[];
  readonly components: readonly string[];
}

export type RuleUnit = "person" | "family" | "group";

/** What is wrong with a rule's text, without its path. Given by the room of FEEL. */
export type RuleCheck = (
  text: string,
  unit: RuleUnit,
  want: "boolean" | "rank",
) => ReadonlyArray<Omit<DefinitionProblem, "path">>;

export interface Known {
  /** Codes of the regencies a quota may name. */
  readonly regions: ReadonlySet<string>;
  /** All programmes but this one. */
  readonly programmes: readonly KnownProgramme[];
  /** First day of the latest approved version of this programme; a new one must begin after it. */
  readonly approvedFrom: string | null;
  readonly checkRule: RuleCheck;
}

type Params = DefinitionProblem["params"];

const problem =
  (severity: DefinitionProblem["severity"]) =>
  (path: string, code: string, params: Params = {}): DefinitionProblem => ({ path, severity, code, params });
const error = problem("error");
const warning = problem("warning");

/** What the shape itself asks for: texts that are still empty, codes, dates, bounds. */
function shapeProblems(definition: ProgrammeDefinition): DefinitionProblem[] {
  const parsed = ProgrammeDefinition.safeParse(definition);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => {
    const path = issue.path.join(".");
    if (issue.code === "too_small" && (issue.origin === "string" || issue.origin === "array"))
      return error(path, "REQUIRED");
    if (issue.code === "invalid_format" && path.endsWith("code")) return error(path, "CODE_FORM");
    if (issue.code === "too_small") return error(path, "TOO_SMALL", { least: Number(issue.minimum) });
    if (issue.code === "too_big") return error(path, "TOO_LARGE", { most: Number(issue.maximum) });
    return error(path, "INVALID");
  });
}

/** Codes that stand twice in a list: decisions could not tell the parts apart. */
function repeated(path: string, items: ReadonlyArray<{ readonly code: string }>): DefinitionProblem[] {
  return items.flatMap(({ code }, index) =>
    code !== "" && items.findIndex((item) => item.code === code) < index
      ? [error(`${path}.${index}.code`, "CODE_TWICE", { code })]
      : [],
  );
}

function cycleProblems({ cycle, commitments, components, kind }: ProgrammeDefinition): DefinitionProblem[] {
  const known = new Set(commitments.map((commitment) => commitment.code));
  const found = cycle.stages.flatMap((stage, index) => [
    ...(stage.dueMonth > cycle.months
      ? [error(`cycle.stages.${index}.dueMonth`, "STAGE_AFTER_CYCLE", { months: cycle.months })]
      : []),
    ...stage.requires
      .filter((code) => !known.has(code))
      .map((code) => error(`cycle.stages.${index}.requires`, "COMMITMENT_UNKNOWN", { code })),
  ]);
  const fixed = cycle.stages.map((stage) => stage.amountRupiah).filter((amount) => amount !== null);
  const perYear = components.filter((part) => part.member === null && part.per !== "month");
  const sum = fixed.reduce((total, amount) => total + amount, 0);
  const expected = perYear.reduce((total, part) => total + part.amountRupiah, 0);
  if (kind === "own" && components.length === 0) found.push(warning("components", "NO_COMPONENTS"));
  if (fixed.length === cycle.stages.length && perYear.length === components.length && sum !== expected)
    found.push(warning("cycle.stages", "STAGES_SUM_DIFFERS", { sum, expected }));
  return found;
}

function quotaProblems(definition: ProgrammeDefinition, known: Known): DefinitionProblem[] {
  const { quota, budget, components } = definition;
  const regions = Object.entries(quota.byRegion);
  const found = regions
    .filter(([code]) => !known.regions.has(code))
    .map(([code]) => error(`quota.byRegion.${code}`, "REGION_UNKNOWN", { code }));
  const sum = regions.reduce((total, [, units]) => total + units, 0);
  if (quota.total !== null && sum > quota.total)
    found.push(error("quota.total", "QUOTA_ABOVE_TOTAL", { sum, total: quota.total }));
  else if (quota.total !== null && regions.length > 0 && sum < quota.total)
    found.push(warning("quota.total", "QUOTA_BELOW_TOTAL", { sum, total: quota.total }));
  const [only] = components;
  if (budget !== null && quota.total !== null && only !== undefined && components.length === 1) {
    const times = only.per === "month" ? definition.cycle.months : 1;
    const needed = BigInt(quota.total) * BigInt(only.amountRupiah) * BigInt(times);
    if (only.member === null && needed > BigInt(budget.ceilingRupiah))
      found.push(
        warning("budget.ceilingRupiah", "CEILING_TOO_LOW", {
          needed: String(needed),
          ceiling: String(budget.ceilingRupiah),
        }),
      );
  }
  return found;
}

function otherProblems(definition: ProgrammeDefinition, known: Known): DefinitionProblem[] {
  const byCode = new Map(known.programmes.map((programme) => [programme.code, programme]));
  const seen = new Set<string>();
  const overlaps = definition.overlaps.flatMap(({ programme, component }, index) => {
    const key = `${programme} ${component ?? ""}`;
    const twice = seen.has(key);
    seen.add(key);
    const other = byCode.get(programme);
    if (programme === "") return [];
    if (other === undefined)
      return [error(`overlaps.${index}.programme`, "PROGRAMME_UNKNOWN", { code: programme })];
    if (twice) return [error(`overlaps.${index}.programme`, "OVERLAP_TWICE", { code: programme })];
    return component !== null && !other.components.includes(component)
      ? [error(`overlaps.${index}.component`, "COMPONENT_UNKNOWN", { code: component })]
      : [];
  });
  const cooling = definition.coolingOff.flatMap(({ programme }, index) =>
    programme === "" || programme === definition.code || byCode.has(programme)
      ? []
      : [error(`coolingOff.${index}.programme`, "PROGRAMME_UNKNOWN", { code: programme })],
  );
  const taken = definition.names.flatMap((name, index) => {
    const owner = known.programmes.find((other) =>
      other.names.some((one) => one.toLowerCase() === name.trim().toLowerCase()),
    );
    return owner === undefined ? [] : [error(`names.${index}`, "NAME_TAKEN", { name, code: owner.code })];
  });
  return [...overlaps, ...cooling, ...taken];
}

function ruleProblems(definition: ProgrammeDefinition, known: Known): DefinitionProblem[] {
  const unit: RuleUnit = definition.unit === "household" ? "family" : definition.unit;
  const check = (path: string, text: string, of: RuleUnit, want: "boolean" | "rank") =>
    text.trim() === "" ? [] : known.checkRule(text, of, want).map((found) => ({ ...found, path }));
  return [
    ...definition.criteria.flatMap(({ rule }, index) =>
      check(`criteria.${index}.rule`, rule, unit, "boolean"),
    ),
    ...definition.components.flatMap(({ member }, index) =>
      member === null ? [] : check(`components.${index}.member`, member, "person", "boolean"),
    ),
    ...definition.ranking.flatMap(({ rule }, index) => check(`ranking.${index}.rule`, rule, unit, "rank")),
  ];
}

/**
 * Everything that keeps a definition from being submitted ("error"), and what is allowed but odd ("warning"), in
 * the order of its fields: shape, codes, dates, stages, quotas, ceiling, other programmes, rules.
 */
export function checkDefinition(definition: ProgrammeDefinition, known: Known): DefinitionProblem[] {
  const { effectiveFrom, effectiveUpto, kind, criteria } = definition;
  return [
    ...shapeProblems(definition),
    ...repeated("criteria", criteria),
    ...repeated("components", definition.components),
    ...repeated("cycle.stages", definition.cycle.stages),
    ...repeated("ranking", definition.ranking),
    ...repeated("documents", definition.documents),
    ...repeated("commitments", definition.commitments),
    ...(effectiveUpto !== null && effectiveUpto < effectiveFrom
      ? [error("effectiveUpto", "ENDS_BEFORE_START")]
      : []),
    ...(known.approvedFrom !== null && effectiveFrom <= known.approvedFrom
      ? [error("effectiveFrom", "STARTS_TOO_EARLY", { from: known.approvedFrom })]
      : []),
    ...(kind === "own" && criteria.length === 0 ? [warning("criteria", "NO_CRITERIA")] : []),
    ...cycleProblems(definition),
    ...quotaProblems(definition, known),
    ...otherProblems(definition, known),
    ...ruleProblems(definition, known),
  ];
}
