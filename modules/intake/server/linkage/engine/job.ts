import type { LinkModel } from "#modules/registry/contract/linkage.ts";
import type { BlockingKey } from "../../../domain/linkage/blocking-key.ts";
import type { KeyCount } from "./block.ts";
import type { EngineLimits } from "./open-engine.ts";

/** What the engine's process is asked for; it stands in its folder as job.json. */
export interface EngineJob {
  readonly folder: string;
  readonly people: readonly string[];
  readonly model: LinkModel;
  readonly keys: readonly BlockingKey[];
  readonly limits: EngineLimits;
  /** Only pairs with at least one row of the file (source "f"). */
  readonly crossOnly: boolean;
  /** Train first and score with the trained model. */
  readonly train: boolean;
}

export interface PhaseCount {
  readonly name: string;
  readonly seconds: number;
  readonly count: number;
}

/** What a run came to; pairs.tsv stands beside it. */
export interface EngineResult {
  readonly persons: number;
  readonly candidates: number;
  readonly pairs: number;
  readonly proposed: number;
  readonly clusters: number;
  readonly phases: readonly PhaseCount[];
  readonly keys: readonly (KeyCount & { readonly found: number; readonly alone: number })[];
  /** Fields without a single value. */
  readonly emptyFields: readonly string[];
  readonly recallEstimate: number | null;
  readonly model: LinkModel | null;
  readonly peakRssMb: number;
}

/** What the engine's process says while it works. */
export type EngineMessage =
  | { readonly kind: "phase"; readonly name: string; readonly total: number | null }
  | { readonly kind: "advance"; readonly units: number }
  | { readonly kind: "failed"; readonly code: string; readonly detail: string };
