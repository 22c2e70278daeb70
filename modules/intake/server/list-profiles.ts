import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listProfiles } from "../contract/list-profiles.ts";
import { readProfiles } from "./batch-row.ts";
import { intakeReference } from "./reference.ts";

export const handler = query(listProfiles, async (tx, _input, { locale }) => {
  const reference = await intakeReference();
  const common = new Set(reference.profiles.map((profile) => profile.id));
  return plain({
    profiles: (await readProfiles(tx.client)).map((profile) => ({
      profileId: profile.id,
      title: profile.title[locale],
      unit: profile.unit,
      source: profile.source.code,
      needsPlace: profile.places.system === "asked",
      requiredFields: profile.columns.flatMap((column) =>
        column.required && column.field ? [column.field] : [],
      ),
      own: !common.has(profile.id),
    })),
    fields: [...reference.fields.values()].map((field) => ({
      field: field.id,
      label: field.label[locale],
      group: field.id.split(".")[0] ?? "",
      kept: field.column !== undefined || field.format === "place",
    })),
  });
});
