import { operations } from "#apps/server/compose.ts";
import { systemActor } from "#modules/identity/server/index.ts";
import { simulate } from "#modules/programmes/contract/simulate.ts";
import type { Scenario } from "#modules/programmes/contract/simulation-shapes.ts";
import type { Database } from "#platform/db/connection.ts";
import { errorMessage } from "#platform/i18n/errors.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { newId } from "#platform/kernel/ids.ts";
import { runOperation } from "#platform/runtime/run-operation.ts";

export interface SimulationTime {
  readonly programme: string;
  readonly seconds: number;
  /** The hand-written aggregate over the same marks: counts today and the three scenarios, ranks and chooses nobody. */
  readonly limitSeconds: number;
  readonly eligible: readonly (number | null)[];
  readonly limitEligible: readonly number[];
}

const strict = (rule: string): Scenario => ({ name: rule, change: { criteria: [{ code: "desil", rule }] } });

/** PKH with 3 scenarios: a stricter decile, a looser one, and a quota with a ceiling and another ranking. */
const familyScenarios: Scenario[] = [
  strict("desil in [1..2]"),
  strict("desil in [1..5]"),
  {
    name: "kuota",
    change: {
      quota: { byRegion: {}, total: 100_000 },
      ceilingRupiah: 250_000_000_000,
      ranking: [
        {
          code: "anggota",
          label: { id: "anggota", en: "members" },
          rule: "jumlah_anggota",
          first: "highest",
        },
      ],
    },
  },
];

const personScenarios: Scenario[] = [
  strict("desil in [1..2]"),
  { name: "umur 70", change: { criteria: [{ code: "umur", rule: "umur >= 70" }] } },
  { name: "umur 65", change: { criteria: [{ code: "umur", rule: "umur >= 65" }] } },
];

/** What an expert would count over the facts of the marks: PKH by region and decile, its rules and two others. */
const handWritten = `
  with k as (
    select f.region_code, f.desil, f.active and (f.jumlah_ibu_hamil > 0 or f.jumlah_anak_usia_dini > 0 or f.jumlah_anak_sekolah > 0
             or f.jumlah_disabilitas_berat > 0 or f.call_1 = 1) as fits, f.jenis_kelamin_kepala as sex, f.umur_kepala as age,
           f.jumlah_anggota, f.family_id
      from programmes.family_marks f
     where f.piece in (select distinct p.value::int from programmes.assessments a, jsonb_each_text(a.pieces) p where a.state = 'done'))
  select sum(today)::float8 as today, sum(strict)::float8 as strict, sum(wide)::float8 as wide
    from (select k.region_code, k.desil, k.sex, width_bucket(k.age, array[18, 30, 45, 60, 70]) as band,
                 count(*) filter (where k.desil between 1 and 4) as today, count(*) filter (where k.desil between 1 and 2) as strict,
                 count(*) filter (where k.desil between 1 and 5) as wide
            from k where k.fits group by 1, 2, 3, 4) by_trait`;

async function ask(database: Database, programmeCode: string, scenarios: Scenario[]) {
  const operation = operations.find((one) => one.contract.name === simulate.name);
  if (operation === undefined) throw new Error(`no operation ${simulate.name}`);
  const began = performance.now();
  const answer = await runOperation({ database, clock: () => new Date(), message: errorMessage }, operation, {
    actor: {
      ...systemActor("36", new Date()),
      permissions: new Set([simulate.permission, "programmes.coverage.list"]),
    },
    input: { programmeCode, period: "2026", scenarios },
    idempotencyKey: newId(),
  });
  if (!answer.ok) throw new Error(`the simulation refused: ${answer.refusal.code}`);
  const out = answer.out as OutputOf<typeof simulate>;
  const eligible = [out.today, ...out.scenarios].map(({ figures }) => figures.eligible);
  return { seconds: (performance.now() - began) / 1000, eligible };
}

/** Simulations over the finished assessment of 2026 through the operation that the screen calls, walls and all. */
export async function timeSimulations(database: Database): Promise<SimulationTime[]> {
  const times: SimulationTime[] = [];
  const asked = [
    ["pkh", familyScenarios],
    ["jslu", personScenarios],
  ] as const;
  for (const [programme, scenarios] of asked) {
    const answer = await ask(database, programme, [...scenarios]);
    const began = performance.now();
    const { rows } = await database.owner.query<Record<string, number>>(handWritten);
    const limitSeconds = (performance.now() - began) / 1000;
    times.push({
      programme,
      ...answer,
      limitSeconds,
      limitEligible: programme === "pkh" ? Object.values(rows[0] ?? {}) : [],
    });
  }
  return times;
}
