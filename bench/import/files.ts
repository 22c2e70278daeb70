import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");

/** Folder of generated files of one format and scale; made once, in a process of its own so that its memory does not count. */
export function generatedFolder(options: {
  readonly format: string;
  readonly scale: number;
  readonly errors?: boolean;
  readonly snapshot?: number;
  readonly xlsx?: boolean;
}): string {
  const name = [
    options.format,
    options.scale,
    ...(options.errors ? ["errors"] : []),
    ...(options.snapshot === undefined ? [] : [`s${options.snapshot}`]),
    ...(options.xlsx ? ["xlsx"] : []),
  ].join("-");
  const folder = join(root, "tmp", "bench", name);
  if (existsSync(join(folder, "truth.json"))) return folder;
  const script = `import { generate } from "#demo/generate.ts";
    await generate(${JSON.stringify({
      scale: options.scale,
      seed: 1,
      format: options.format,
      out: folder,
      ...(options.errors ? { errors: "typical" } : {}),
      ...(options.snapshot === undefined ? {} : { snapshot: options.snapshot }),
      ...(options.xlsx ? { xlsx: true } : {}),
    })});`;
  process.stderr.write(`  membuat ${name} …\n`);
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (run.status !== 0) throw new Error(`the generator failed for ${name}`);
  return folder;
}
