import { aFamily, aRank } from "#modules/registry/server/testing/builders.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { assessEverybody, refreshEverybody } from "../testing/assess.ts";

export const matrixCase: MatrixCase = {
  outsider: "empty",
  compartments: ["victims"],
  async prepare(database, { villageInside }) {
    const family = await aFamily(database, {
      placeCode: villageInside,
      members: [{ name: "RAHASIAWATI", compartment: "victims", bornOn: "1950-01-01" }],
    });
    await assessEverybody(database);
    await aRank(database, family, 1, "2026-06-01");
    await refreshEverybody(database);
    const { rows } = await database.owner.query<{ id: string }>(
      "select r.id from programmes.assessment_runs r where r.mode = 'changes'",
    );
    return { input: { runId: rows[0]?.id, programmeCode: "jslu" }, secrets: [family.head.id, "RAHASIAWATI"] };
  },
};
