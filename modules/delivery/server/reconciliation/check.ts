import type { FindingKind } from "../../contract/finding-kinds.ts";

/**
 * One named rule of reconciliation: a SELECT over the temporary tables of `prepare.ts` that gives
 * (region_code, place_code, compartment, line, other_line, details, fact). `fact` is what the finding rests on, so
 * that a resolution stands only as long as that fact does.
 */
export interface Check {
  readonly kind: FindingKind;
  readonly select: string;
}
