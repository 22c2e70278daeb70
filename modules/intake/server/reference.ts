import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { FileProfile, IntakeField, type Severity, ValidationRule } from "../contract/file-profile.ts";

const folder = join(import.meta.dirname, "..", "..", "..", "reference");

/** What files, fields and checks there are: data of the office, read once. */
export interface IntakeReference {
  readonly profiles: readonly FileProfile[];
  readonly fields: ReadonlyMap<string, IntakeField>;
  readonly rules: ReadonlyMap<string, ValidationRule>;
  severityOf(rule: string): Severity;
  parameter(rule: string, name: string): number;
}

async function readJson<S extends z.ZodType>(file: string, shape: S): Promise<z.output<S>> {
  const parsed = shape.safeParse(JSON.parse(await readFile(join(folder, file), "utf8")));
  if (!parsed.success) throw new Error(`reference/${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

async function load(): Promise<IntakeReference> {
  const names = (await readdir(join(folder, "file-profiles"))).filter((name) => name.endsWith(".json"));
  const profiles = await Promise.all(
    names.toSorted().map((name) => readJson(join("file-profiles", name), FileProfile)),
  );
  const fields = new Map(
    (await readJson("intake-fields/fields.json", z.array(IntakeField))).map((field) => [field.id, field]),
  );
  const rules = new Map(
    (await readJson("validation-rules/rules.json", z.array(ValidationRule))).map((rule) => [rule.id, rule]),
  );
  const ruleOf = (id: string): ValidationRule => {
    const rule = rules.get(id);
    if (!rule) throw new Error(`reference/validation-rules has no rule ${id}`);
    return rule;
  };
  return {
    profiles,
    fields,
    rules,
    severityOf: (id) => ruleOf(id).severity,
    parameter: (id, name) => {
      const value = ruleOf(id).parameters?.[name];
      if (value === undefined) throw new Error(`reference/validation-rules: ${id} lacks ${name}`);
      return value;
    },
  };
}

let loaded: Promise<IntakeReference> | undefined;

/** The reference data of intake; read from disk once per process, as it changes only with a release. */
export function intakeReference(): Promise<IntakeReference> {
  loaded ??= load();
  return loaded;
}
