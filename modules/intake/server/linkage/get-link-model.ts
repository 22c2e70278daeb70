import { sql } from "kysely";
import { levelWeight, linkFields, linkLevels } from "#modules/registry/contract/linkage.ts";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getLinkModel } from "../../contract/get-link-model.ts";
import { deliveredModel, readModel } from "./reference-model.ts";

interface Row {
  parameters: unknown;
  trainedAt: Date;
  trainedOn: { people?: number };
}

export const handler = query(getLinkModel, async (tx) => {
  const { rows } = await sql<Row>`
    select m.parameters, m.trained_at as "trainedAt", m.trained_on as "trainedOn"
      from registry.link_models m where m.active`.execute(tx);
  const [stored] = rows;
  const model = stored === undefined ? await deliveredModel() : readModel(stored.parameters);
  const rounded = (value: number) => Math.round(value * 100) / 100;
  return plain({
    name: model.name,
    trainedAt: stored?.trainedAt.toISOString() ?? null,
    trainedOnPeople: stored?.trainedOn.people ?? null,
    reviewWeight: model.thresholds.review,
    proposeWeight: model.thresholds.propose,
    fields: linkFields.map((field) => ({
      field,
      origin: model.origin[field] ?? "",
      levels: linkLevels[field].map((level, at) => {
        const m = model.m[field][at] ?? 0;
        const u = model.u.any[field][at] ?? 0;
        return {
          level,
          m,
          u,
          weight: rounded(levelWeight(m, u)),
          familyWeight: rounded(levelWeight(m, model.u.family[field][at] ?? 0)),
        };
      }),
    })),
  });
});
