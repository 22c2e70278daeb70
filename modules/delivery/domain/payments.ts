import type { ProgrammeDefinition } from "#modules/programmes/contract/definition.ts";

/** What one unit gets by the programme's stages: how many equal payments, and how much each where it is fixed. */
export interface Payments {
  readonly times: number;
  /** 0n where the amount follows from components, so only an assessment can tell it. */
  readonly amountRupiah: bigint;
}

/**
 * Equal stages are paid times × amount. Unequal ones (Jamsosratu: 1,000,000 then 750,000) are one sum for the cycle,
 * which the enrolment divides by the stages again.
 */
export function paymentsOf(definition: Pick<ProgrammeDefinition, "cycle" | "components">): Payments {
  const amounts = definition.cycle.stages.map((stage) => stage.amountRupiah);
  const [first] = amounts;
  if (amounts.every((amount) => amount === null)) return { times: amounts.length, amountRupiah: 0n };
  if (first !== undefined && first !== null && amounts.every((amount) => amount === first))
    return { times: amounts.length, amountRupiah: BigInt(first) };
  return { times: 1, amountRupiah: amounts.reduce((sum, amount) => sum + BigInt(amount ?? 0), 0n) };
}
