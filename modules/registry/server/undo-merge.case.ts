import { newId } from "#platform/kernel/ids.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aFamily } from "./testing/builders.ts";
import { countRows } from "./testing/count-rows.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside, insider }) {
    const kept = await aFamily(database, { placeCode: villageInside });
    const merged = await aFamily(database, { placeCode: villageInside });
    const mergeId = newId();
    await database.owner.query(
      `insert into registry.merges (region_code, id, place_code, kind, kept_id, merged_id, repointed, reason, merged_by)
       values ($1, $2, $3, 'family', $4, $5, $6, 'Tercatat dua kali', $7)`,
      [
        villageInside.slice(0, 4),
        mergeId,
        villageInside,
        kept.id,
        merged.id,
        JSON.stringify({
          rows: {
            persons: [],
            life_events: [],
            aid_received: [],
            documents: [],
            welfare_snapshots: [],
            housing_facts: [],
            family_identifiers: [],
          },
          keptBefore: {},
          keptAfter: {},
          mergedBefore: { status: "active", merged_into: null },
        }),
        insider.userId,
      ],
    );
    const input = { mergeId, reason: "Bukan keluarga yang sama" };
    return {
      input,
      otherInput: { ...input, reason: "Alasan lain" },
      secrets: [kept.id, merged.id],
      countEffects: () => countRows(database, "changes"),
    };
  },
};
