import { Readable } from "node:stream";
import type { Database } from "#platform/db/connection.ts";
import type { MatrixCall, MatrixCase } from "#platform/testkit/matrix.ts";
import { countDelivery } from "./matrix-helpers.ts";
import { aDraftBatch, anExportedBatch, aReadReturn, aReleasedBatch, type BuiltBatch } from "./payments.ts";
import { anAnsweredBatch } from "./settled.ts";
import type { DecreeSeed } from "./signed-decree.ts";

type Stage = "draft" | "exported" | "released" | "read" | "answered";
export type Made = BuiltBatch & {
  readonly sha256?: string;
  readonly fileId?: string;
  readonly returnFileId?: string;
};

const make: Readonly<Record<Stage, (database: Database, seed: DecreeSeed) => Promise<Made>>> = {
  draft: aDraftBatch,
  exported: anExportedBatch,
  released: aReleasedBatch,
  read: aReadReturn,
  // The first is paid, the others came back: account closed.
  answered: (database, seed) => anAnsweredBatch(database, seed, ["00", "15"]),
};

/** The case of a treasurer of Lebak acting on a batch that came as far as `stage`. */
export function batchCase(
  stage: Stage,
  call: (made: Made) => Omit<MatrixCall, "body"> & { readonly text?: string },
  options: {
    readonly compartment?: string;
    readonly outsider?: MatrixCase["outsider"];
    readonly counts?: string;
  } = {},
): MatrixCase {
  return {
    ...(options.compartment === undefined ? {} : { compartments: [options.compartment] }),
    ...(options.outsider === undefined ? {} : { outsider: options.outsider }),
    async prepare(database, { villageInside }) {
      const made = await make[stage](database, {
        placeCode: villageInside,
        compartment: options.compartment ?? null,
      });
      const { text, ...rest } = call(made);
      return {
        secrets: ["PENERIMA", made.batchId],
        countEffects: () => countDelivery(database, options.counts ?? "journals"),
        ...(text === undefined ? {} : { body: () => Readable.from([Buffer.from(text)]) }),
        ...rest,
      };
    },
  };
}

/** Input with a revision, its stale twin, and another for the same key. */
export const revised = (input: Record<string, unknown>, other: Record<string, unknown>) => ({
  input,
  staleInput: { ...input, baseRevision: 0 },
  otherInput: { ...input, ...other },
});
