import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type LinkModel, linkFields, linkLevels } from "#modules/registry/contract/linkage.ts";
import { type BlockingKey, type KeyPart, keyParts } from "../../domain/linkage/blocking-key.ts";

const folder = join(import.meta.dirname, "..", "..", "..", "..", "reference", "linkage");

const Chances = z.object(
  Object.fromEntries(
    linkFields.map((field) => [field, z.array(z.number().min(0).max(1)).length(linkLevels[field].length)]),
  ),
);
const NikChances = z.array(z.number().min(0).max(1)).length(linkLevels.nik.length);
const Shares = z.record(z.string(), z.number());

/** A model as it stands in reference/linkage/model.json and in registry.link_models. */
export const ModelShape = z.object({
  name: z.string(),
  m: Chances,
  u: z.object({ any: Chances, family: Chances }),
  uNikBornSame: z.object({ any: NikChances, district: NikChances, family: NikChances }),
  prior: z.object({ perPerson: z.number().positive(), perFamilyPair: z.number().positive() }),
  thresholds: z.object({ review: z.number(), propose: z.number() }),
  common: z.object({ names: Shares, mothers: Shares }),
  origin: z.record(z.string(), z.string()),
});

/** @throws Error where the text is no model: a file of ours, or a row that the engine wrote. */
export function readModel(value: unknown): LinkModel {
  return ModelShape.parse(value) as unknown as LinkModel;
}

/** The model as delivered: what an office starts with until it has trained its own. */
export async function deliveredModel(): Promise<LinkModel> {
  return readModel(JSON.parse(await readFile(join(folder, "model.json"), "utf8")));
}

const parts = Object.keys(keyParts) as [KeyPart, ...KeyPart[]];
const Key = z.strictObject({
  id: z.string(),
  label: z.strictObject({ id: z.string(), en: z.string() }),
  parts: z.array(z.enum(parts)).min(1),
  split: z.array(z.enum(parts)),
  maxBlock: z.int().min(2),
});

/** The blocking keys in force. */
export async function blockingKeys(): Promise<readonly BlockingKey[]> {
  return z.array(Key).parse(JSON.parse(await readFile(join(folder, "keys.json"), "utf8")));
}
