import { decreeCase } from "../testing/decree-case.ts";
import { aDecree } from "../testing/decrees.ts";

export const matrixCase = decreeCase(
  () => ({}),
  async ({ database, helper }) => {
    const first = await aDecree(database, {
      placeCode: "3602",
      state: "signed",
      lines: [{ name: "SARMANAH RAHASIA", nik: "3602145708549001", placeCode: helper.villageInside }],
    });
    const draft = await aDecree(database, {
      placeCode: "3602",
      programme: first.programme,
      kind: "amending",
      amendsId: first.id,
      lines: [],
      madeBy: helper.insider.userId,
    });
    return { input: { decreeId: draft.id } };
  },
);
