import { newId } from "#platform/kernel/ids.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { anEnrolledDecree } from "../testing/enrolled.ts";
import { countDelivery } from "../testing/matrix-helpers.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const { programme, id, budgetId } = await anEnrolledDecree(database, { placeCode: villageInside });
    await database.owner.query(
      `insert into delivery.entitlements (region_code, place_code, enrolment_id, programme_code, decree_id, budget_id, period, stage, due_on, amount_rupiah)
       select e.region_code, e.place_code, e.id, e.programme_code, e.decree_id, $2, '2026', 'tahap-1', '2026-01-01', 600000
         from delivery.enrolments e where e.decree_id = $1`,
      [id, budgetId],
    );
    const input = {
      programmeCode: programme.code,
      period: "2026",
      stage: "tahap-1",
      channel: "bank-banten",
      placeCode: villageInside.slice(0, 4),
      valueOn: "2026-03-09",
    };
    return {
      input,
      otherInput: { ...input, stage: newId().slice(0, 8) },
      countEffects: () => countDelivery(database, "payment_batches"),
    };
  },
};
