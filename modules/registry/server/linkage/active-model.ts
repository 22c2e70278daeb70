import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { LinkModel } from "../../domain/linkage/model.ts";

const file = join(import.meta.dirname, "..", "..", "..", "..", "reference", "linkage", "model.json");
const models = new Map<string, Promise<LinkModel>>();

async function remembered(key: string, read: () => Promise<unknown>): Promise<LinkModel> {
  let model = models.get(key);
  if (model === undefined) {
    // A model never changes under its id; only the one in force is worth keeping.
    models.clear();
    // Written and checked by the engine (intake), or delivered with the program.
    model = read().then((value) => value as LinkModel);
    models.set(key, model);
  }
  return model;
}

/** The model by which pairs are weighed now: the office's own, or the one delivered. */
export async function activeModel(tx: Tx): Promise<LinkModel> {
  const { rows } = await sql<{ id: string }>`select id from registry.link_models where active`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined)
    return remembered("delivered", async () => JSON.parse(await readFile(file, "utf8")) as unknown);
  return remembered(id, async () => {
    const stored = await sql<{ parameters: unknown }>`
      select parameters from registry.link_models where id = ${id}`.execute(tx);
    return stored.rows[0]?.parameters;
  });
}
