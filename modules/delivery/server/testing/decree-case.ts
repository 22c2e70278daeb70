import type { Database } from "#platform/db/connection.ts";
import type { MatrixCall, MatrixCase, MatrixHelper } from "#platform/testkit/matrix.ts";
import { aDecree, type BuiltDecree, type DecreeSeed } from "./decrees.ts";

export interface CaseDecree extends BuiltDecree {
  readonly revision: number;
  readonly database: Database;
  readonly helper: MatrixHelper;
}

/** The matrix case of an officer of Lebak acting on a decree of Lebak whose one line nobody else may learn of. */
export function decreeCase(
  seed: (helper: MatrixHelper) => DecreeSeed,
  make: (
    decree: CaseDecree,
  ) =>
    | (Pick<MatrixCall, "input" | "otherInput" | "staleInput" | "actor"> & { readonly effects?: string })
    | Promise<
        Pick<MatrixCall, "input" | "otherInput" | "staleInput" | "actor"> & { readonly effects?: string }
      >,
  outsider?: MatrixCase["outsider"],
): MatrixCase {
  return {
    ...(outsider === undefined ? {} : { outsider }),
    prepare: async (database, helper) => {
      const lines = [{ name: "SARMANAH RAHASIA", nik: "3602145708549001", placeCode: helper.villageInside }];
      const decree = await aDecree(database, { placeCode: "3602", lines, ...seed(helper) });
      const { rows } = await database.owner.query<{ revision: number }>(
        "select revision from delivery.decrees where id = $1",
        [decree.id],
      );
      const { effects, ...call } = await make({
        ...decree,
        revision: rows[0]?.revision ?? 0,
        database,
        helper,
      });
      return {
        ...call,
        secrets: ["SARMANAH", "RAHASIA", "3602145708549001", "Penerima bantuan uji"],
        actor: { userId: helper.insider.userId, ...call.actor },
        ...(effects === undefined
          ? {}
          : {
              countEffects: async () => {
                const counted = await database.owner.query<{ n: number }>(effects, [decree.id]);
                return counted.rows[0]?.n ?? 0;
              },
            }),
      };
    },
  };
}

/** Audit events of one type about the decree ($1): what a command leaves behind once. */
export const eventsOf = (type: string) =>
  `select count(*)::int as n from app.audit a where a.type = '${type}' and a.subject_id = $1::text`;

export const linesOf = "select count(*)::int as n from delivery.decree_lines l where l.decree_id = $1";
