import type pg from "pg";
import type { LinkModel } from "#modules/registry/contract/linkage.ts";
import { deliveredModel, readModel } from "./reference-model.ts";

export interface StoredModel {
  /** NULL: the model as delivered. */
  readonly id: string | null;
  readonly model: LinkModel;
}

/** The model in force: the office's own, else the delivered one. */
export async function activeModel(client: pg.Pool | pg.ClientBase): Promise<StoredModel> {
  const { rows } = await client.query<{ id: string; parameters: unknown }>(
    "select m.id, m.parameters from registry.link_models m where m.active",
  );
  const [row] = rows;
  return row ? { id: row.id, model: readModel(row.parameters) } : { id: null, model: await deliveredModel() };
}

/** Keeps a trained model and puts it in force in place of the one before. Returns its id. */
export async function storeModel(
  client: pg.ClientBase,
  model: LinkModel,
  training: { readonly runId: string; readonly by: string; readonly on: Readonly<Record<string, unknown>> },
): Promise<string> {
  await client.query("update registry.link_models set active = false where active");
  const { rows } = await client.query<{ id: string }>(
    `insert into registry.link_models (name, parameters, review_weight, propose_weight, trained_on, trained_by, run_id, active)
     values ($1, $2, $3, $4, $5, $6, $7, true) returning id`,
    [
      model.name,
      JSON.stringify(model),
      model.thresholds.review,
      model.thresholds.propose,
      JSON.stringify(training.on),
      training.by,
      training.runId,
    ],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error("the model was not kept");
  return id;
}
