import type { ProgrammeDefinition } from "../contract/definition.ts";
import type { ScenarioChange } from "../contract/simulation-shapes.ts";

export interface ScenarioRules {
  readonly definition: ProgrammeDefinition;
  /** Null = without ceiling. Kept beside the definition: a programme without a budget line may be tried with one. */
  readonly ceilingRupiah: number | null;
  /** Code of a part the change names and the version does not have. */
  readonly unknownPart: string | null;
}

export const rulesOf = (definition: ProgrammeDefinition): ScenarioRules => ({
  definition,
  ceilingRupiah: definition.budget?.ceilingRupiah ?? null,
  unknownPart: null,
});

/** The version in force with a scenario's changes. */
export function applyScenario(today: ProgrammeDefinition, change: ScenarioChange): ScenarioRules {
  const {
    components = [],
    stages = [],
    criteria = [],
    quota = today.quota,
    ranking = today.ranking,
  } = change;
  const ceilingRupiah =
    change.ceilingRupiah === undefined ? (today.budget?.ceilingRupiah ?? null) : change.ceilingRupiah;
  const missing = (parts: ReadonlyArray<{ code: string }>, known: ReadonlyArray<{ code: string }>) =>
    parts.find(({ code }) => !known.some((one) => one.code === code))?.code;
  const amountOf = (code: string) => components.find((one) => one.code === code)?.amountRupiah;
  return {
    definition: {
      ...today,
      components: today.components.map((part) => ({
        ...part,
        amountRupiah: amountOf(part.code) ?? part.amountRupiah,
      })),
      cycle: {
        ...today.cycle,
        stages: today.cycle.stages.map((stage) => {
          const changed = stages.find((one) => one.code === stage.code);
          return changed === undefined ? stage : { ...stage, amountRupiah: changed.amountRupiah };
        }),
      },
      criteria: today.criteria.flatMap((criterion) => {
        const changed = criteria.find((one) => one.code === criterion.code);
        if (changed === undefined) return [criterion];
        return changed.rule === null ? [] : [{ ...criterion, rule: changed.rule }];
      }),
      quota,
      ranking,
      budget:
        today.budget === null || ceilingRupiah === null ? today.budget : { ...today.budget, ceilingRupiah },
    },
    ceilingRupiah,
    unknownPart:
      missing(components, today.components) ??
      missing(stages, today.cycle.stages) ??
      missing(criteria, today.criteria) ??
      null,
  };
}

/** Cost of a year from the cost of a cycle; what is paid once is paid once. */
export function costPerYear({ cycle, components }: ProgrammeDefinition, costRupiah: bigint): bigint {
  const once = components.length > 0 && components.every(({ per }) => per === "once");
  return once ? costRupiah : (costRupiah * 12n) / BigInt(cycle.months);
}

/** How a simulation tells equal ranks apart: what the marks know of delivery's rule (tieRule of a selection). */
export const simulationTieRule = {
  id: "Peringkat sama diputus berturut-turut: desil lebih rendah, kepala keluarga (atau orangnya) lebih tua dalam tahun penuh, lalu undian tetap dari id. Seleksi sesungguhnya memakai tanggal lahir dan waktu tercatat, sehingga di garis batas orangnya dapat berbeda; jumlahnya tidak.",
  en: "Equal ranks are told apart by lower decile, then an older head (or person) in completed years, then a fixed lot drawn from the id. The real selection uses dates of birth and of record, so at the line it may be other people; the number is the same.",
};
