import { z } from "zod";
import { AmountRupiah, PartCode, Quota, RankingLine, RuleText } from "./definition.ts";

/**
 * What a scenario changes in the version in force; what it does not name stays. Amounts in whole rupiah. A criterion
 * with rule null does not apply in the scenario; `ceilingRupiah` null = without ceiling.
 */
export const ScenarioChange = z.strictObject({
  components: z
    .array(z.strictObject({ code: PartCode, amountRupiah: AmountRupiah }))
    .max(20)
    .optional(),
  stages: z
    .array(z.strictObject({ code: PartCode, amountRupiah: AmountRupiah.nullable() }))
    .max(24)
    .optional(),
  criteria: z
    .array(z.strictObject({ code: PartCode, rule: RuleText.nullable() }))
    .max(15)
    .optional(),
  quota: Quota.optional(),
  ceilingRupiah: AmountRupiah.nullable().optional(),
  ranking: z.array(RankingLine).max(6).optional(),
});
export type ScenarioChange = z.output<typeof ScenarioChange>;

export const Scenario = z.strictObject({ name: z.string().trim().min(1).max(80), change: ScenarioChange });
export type Scenario = z.output<typeof Scenario>;

export const Scenarios = z.array(Scenario).max(3);

/** A number of people or families; null = fewer than five, for those who may not open the lists behind figures. */
const Count = z.int().nullable();

/** Whole rupiah as text; null where the count beside it is hidden. */
const Rupiah = z.string().nullable();

export const SimulatedGroup = z.strictObject({
  /** Region code, decile ("1"…"10"), sex ("L", "P"), age band ("0-17" …) or disability ("yes", "no"); "" = not known. */
  key: z.string(),
  label: z.string(),
  eligible: Count,
  selected: Count,
  costRupiah: Rupiah,
});
export type SimulatedGroup = z.output<typeof SimulatedGroup>;

export const dimensions = ["region", "decile", "sex", "age", "disability"] as const;
export type Dimension = (typeof dimensions)[number];

export const SimulatedFigures = z.strictObject({
  /** Meets the criteria and nothing forbids it, whether it receives today or not. */
  eligible: Count,
  /** Of those, who fit under quota and ceiling in the order of the ranking. */
  selected: Count,
  notReached: Count,
  lacking: Count,
  /** Of the selected, who receive the programme already. */
  receivingNow: Count,
  /** For one cycle of the programme, as a selection counts it against the ceiling. */
  costRupiah: Rupiah,
  costPerYearRupiah: Rupiah,
  /** Against today's rules: null for today itself. */
  enters: Count,
  leaves: Count,
  stays: Count,
});

export const SimulatedScenario = z.strictObject({
  name: z.string(),
  figures: SimulatedFigures,
  groups: z.strictObject(
    Object.fromEntries(dimensions.map((one) => [one, z.array(SimulatedGroup)])) as Record<
      Dimension,
      z.ZodArray<typeof SimulatedGroup>
    >,
  ),
});
export type SimulatedScenario = z.output<typeof SimulatedScenario>;

/** Refusals of everything that computes scenarios. */
export const simulationErrors = {
  PROGRAMME_NOT_FOUND: 404,
  /** The period has no finished assessment that this programme was judged in. */
  PERIOD_NOT_ASSESSED: 409,
  /** Details: { scenario, code }: a part that the version does not have. */
  SCENARIO_PART_UNKNOWN: 422,
  /** Details: { scenario, code, problems }. */
  SCENARIO_RULE_WRONG: 422,
  /** Details: { scenario, part }: a rule that cannot be judged over everybody. */
  RULE_NOT_SIMULATED: 422,
} as const;
