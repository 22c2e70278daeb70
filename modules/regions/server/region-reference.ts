import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { PlaceCode } from "#platform/kernel/place-code.ts";
import { parsePosition } from "../domain/coordinates.ts";
import { nameKeyVersion } from "../domain/name-key.ts";
import { dataVersion, type IslandRow } from "./place-rows.ts";

const folder = join(import.meta.dirname, "..", "..", "..", "reference", "regions");
const note = z.string().optional();

const Aliases = z.strictObject({
  note,
  aliases: z.array(z.strictObject({ code: PlaceCode, names: z.array(z.string().min(1)).min(1) })),
});

const Bridge = z.strictObject({
  source: z.string(),
  note,
  equalLevels: z.record(z.string().regex(/^\d{2}$/), z.array(z.enum(["province", "regency"]))),
  pairs: z.array(z.strictObject({ bpsCode: z.string().regex(/^\d{2,10}$/), code: PlaceCode })),
});

const Flags = z.strictObject({
  note,
  coastal: z.strictObject({ true: z.array(PlaceCode), false: z.array(PlaceCode) }),
  smallIslandVillages: z.array(z.strictObject({ code: PlaceCode, name: z.string(), island: z.string() })),
});

const Earlier = z.strictObject({
  source: z.string(),
  decree: z.string(),
  formerCodesNote: note,
  formerCodes: z.array(z.strictObject({ formerCode: PlaceCode, code: PlaceCode })),
  formerNamesNote: note,
  formerNames: z.array(z.strictObject({ code: PlaceCode, name: z.string().min(1) })),
  islandsNote: note,
  islands: z.array(
    z.strictObject({
      code: z.string().regex(/^\d{9}$/),
      regencyCode: PlaceCode,
      name: z.string(),
      coordinate: z.string(),
      populated: z.boolean(),
      outermostSmall: z.boolean(),
    }),
  ),
});

const files = ["aliases", "bps-bridge", "place-flags", "earlier-decree"] as const;

export interface RegionReference {
  readonly aliases: z.output<typeof Aliases>["aliases"];
  readonly bridge: z.output<typeof Bridge>;
  readonly flags: z.output<typeof Flags>;
  readonly earlier: z.output<typeof Earlier>;
  readonly earlierIslands: readonly IslandRow[];
  /** Changes with the data package, these files and the normal form of names: nothing else needs a new load. */
  readonly fingerprint: string;
}

/** Reads reference/regions; a file an office broke is refused with its name and the place of the fault. */
export async function readRegionReference(): Promise<RegionReference> {
  const texts = await Promise.all(files.map((file) => readFile(join(folder, `${file}.json`), "utf8")));
  const parse = <S extends z.ZodType>(index: number, shape: S): z.output<S> => {
    const parsed = shape.safeParse(JSON.parse(texts[index] ?? "null"));
    if (!parsed.success)
      throw new Error(`reference/regions/${files[index]}.json: ${z.prettifyError(parsed.error)}`);
    return parsed.data;
  };
  const earlier = parse(3, Earlier);
  const hash = createHash("sha256").update(`${nameKeyVersion} ${await dataVersion()}`);
  for (const text of texts) hash.update(text);
  return {
    aliases: parse(0, Aliases).aliases,
    bridge: parse(1, Bridge),
    flags: parse(2, Flags),
    earlier,
    earlierIslands: earlier.islands.map(({ coordinate, ...island }) => {
      const position = parsePosition(coordinate);
      if (!position) throw new Error(`reference/regions/earlier-decree.json: position of ${island.code}`);
      return { ...island, ...position, provinceCode: island.code.slice(0, 2), inForce: false };
    }),
    fingerprint: hash.digest("hex"),
  };
}
