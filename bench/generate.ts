import { createHash } from "node:crypto";
import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { errorLevels } from "#demo/errors/levels.ts";
import { formatIds } from "#demo/formats/format.ts";
import { generate } from "#demo/generate.ts";

/**
 * npm run bench -- generate [--scale 1] [--format dtsen] [--errors typical] [--xlsx]
 *
 * Writes the demo province, then the bare minimum beside it: the same bytes read back, hashed and written again.
 */
const { values } = parseArgs({
  options: {
    scale: { type: "string", default: "0.1" },
    format: { type: "string", default: "dtsen" },
    errors: { type: "string" },
    xlsx: { type: "boolean", default: false },
  },
});
const scale = Number(values.scale);
const format = formatIds.find((one) => one === values.format);
const errors = (Object.keys(errorLevels) as (keyof typeof errorLevels)[]).find(
  (one) => one === values.errors,
);
if (format === undefined || (values.errors !== undefined && errors === undefined)) {
  console.error(`--format ${formatIds.join("|")}  --errors ${Object.keys(errorLevels).join("|")}`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), "sinergi-bench-"));
try {
  const started = performance.now();
  const result = await generate({
    scale,
    seed: 1,
    format,
    out: folder,
    xlsx: values.xlsx,
    ...(errors ? { errors } : {}),
  });
  const seconds = (performance.now() - started) / 1000;
  // What one idle core would need; the wall clock counts whatever else the machine does.
  const cpu = process.cpuUsage();
  const cpuSeconds = (cpu.user + cpu.system) / 1e6;
  const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
  const bytes = result.files.reduce((sum, file) => sum + file.bytes, 0);
  const rows = result.files.reduce((sum, file) => sum + file.rows, 0);
  const limitSeconds = await bareWriting(result.files.map((file) => join(folder, file.name)));

  const line = (label: string, value: string): void =>
    console.log(`${label.padEnd(28)}${value.padStart(14)}`);
  line("households", result.households.toLocaleString("en"));
  line("persons", result.persons.toLocaleString("en"));
  line("rows", rows.toLocaleString("en"));
  line("MB", (bytes / 1e6).toFixed(1));
  line("seconds", seconds.toFixed(1));
  line("seconds of CPU", cpuSeconds.toFixed(1));
  line("rows/s", Math.round(rows / seconds).toLocaleString("en"));
  line("seconds, bare writing", limitSeconds.toFixed(1));
  line("peak RSS, MB", String(peakRssMb));
  const rounded = (value: number): number => Math.round(value * 100) / 100;
  console.log(
    JSON.stringify({
      bench: "generate",
      scale,
      format,
      xlsx: values.xlsx,
      errors: errors ?? null,
      seconds: rounded(seconds),
      cpuSeconds: rounded(cpuSeconds),
      limitSeconds: rounded(limitSeconds),
      ratio: rounded(seconds / limitSeconds),
      rows,
      megabytes: rounded(bytes / 1e6),
      peakRssMb,
    }),
  );
} finally {
  rmSync(folder, { recursive: true });
}

/** Seconds to hash and write the same bytes in the same pieces of 1 MiB; reading them back is left out. */
async function bareWriting(paths: readonly string[]): Promise<number> {
  let seconds = 0;
  for (const path of paths) {
    const copy = await open(`${path}.copy`, "w");
    const hash = createHash("sha256");
    for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
      const started = performance.now();
      hash.update(piece as Buffer);
      await copy.write(piece as Buffer);
      seconds += (performance.now() - started) / 1000;
    }
    await copy.close();
    rmSync(`${path}.copy`);
  }
  return seconds;
}
