import type { Database } from "#platform/db/connection.ts";
import type { MatrixCall, MatrixCase } from "#platform/testkit/matrix.ts";
import { anEnrolment, type BuiltEnrolment } from "./enrolled.ts";
import type { BuiltDecree, DecreeSeed } from "./signed-decree.ts";

/** Why, where a case must say it. */
export const testReason = "Alasan untuk pengujian matriks";

export const compartment = "victims";

/** Counts rows of a table of this module, past every policy. */
export async function countDelivery(database: Database, table: string): Promise<number> {
  const { rows } = await database.owner.query<{ n: number }>(
    `select count(*)::int as n from delivery.${table}`,
  );
  return rows[0]?.n ?? 0;
}

/** The case of an officer of Lebak with a compartment, acting on one protected enrolment. */
export function enrolmentCase(
  make: (made: { readonly decree: BuiltDecree; readonly enrolment: BuiltEnrolment }) => MatrixCall["input"],
  options: {
    readonly seed?: DecreeSeed;
    readonly state?: "active" | "paused";
    readonly outsider?: "empty";
    readonly acts?: boolean;
  } = {},
): MatrixCase {
  return {
    compartments: [compartment],
    ...(options.outsider === undefined ? {} : { outsider: options.outsider }),
    async prepare(database, { villageInside }) {
      const made = await anEnrolment(database, { placeCode: villageInside, compartment, ...options.seed });
      await database.owner.query("update delivery.enrolments set state = $2 where id = $1", [
        made.enrolment.id,
        options.state ?? "active",
      ]);
      const input = make(made);
      return {
        input,
        ...("baseRevision" in input ? { staleInput: { ...input, baseRevision: 0 } } : {}),
        ...("reason" in input ? { otherInput: { ...input, reason: "Alasan lain untuk pengujian" } } : {}),
        secrets: [made.enrolment.id, "PENERIMA"],
        countEffects: () => countDelivery(database, "enrolment_events"),
      };
    },
  };
}
