import { globSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { AnyContract } from "#platform/kernel/contract.ts";

const root = join(import.meta.dirname, "..", "..");

const isContract = (value: unknown): value is AnyContract =>
  typeof value === "object" &&
  value !== null &&
  "kind" in value &&
  "permission" in value &&
  "name" in value &&
  "path" in value;

/** Every contract that any file of the project exports, mounted or not: so that a test can find the forgotten ones. */
export async function findAllContracts(): Promise<AnyContract[]> {
  const files = globSync(["modules/*/contract/*.ts", "platform/*/contract/*.ts"], { cwd: root }).filter(
    (file) => !file.endsWith(".test.ts"),
  );
  const modules = await Promise.all(
    files.map((file) => import(pathToFileURL(join(root, file)).href) as Promise<Record<string, unknown>>),
  );
  return modules.flatMap((module) => Object.values(module).filter(isContract));
}

/** Where an operation's matrix case lies, beside its handler; undefined = forgotten. */
export function findCaseFile(operation: string): string | undefined {
  const [module, name] = operation.split(".");
  const [file] = globSync(
    [`modules/${module}/server/**/${name}.case.ts`, `platform/${module}/${name}.case.ts`],
    { cwd: root },
  );
  return file === undefined ? undefined : join(root, file);
}
