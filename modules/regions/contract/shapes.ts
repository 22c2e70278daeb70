import { z } from "zod";
import { PlaceCode } from "#platform/kernel/place-code.ts";

export const PlaceLevelName = z.enum(["province", "regency", "district", "village"]);

/** kabupaten and kota are both regencies, desa and kelurahan both villages; the kind keeps them apart. */
export const PlaceKind = z.enum([
  "provinsi",
  "kabupaten",
  "kota",
  "kecamatan",
  "kelurahan",
  "desa",
  "desa-adat",
]);

/** One place as lists and choices show it. */
export const PlaceSummary = z
  .strictObject({
    code: PlaceCode,
    level: PlaceLevelName,
    kind: PlaceKind,
    name: z.string(),
    /** "Desa Panggarangan": kind and name as people say it. */
    label: z.string(),
    /** The places it lies in, largest first, without itself: ["Banten", "Kabupaten Lebak", …]. */
    within: z.array(z.string()),
  })
  .meta({ id: "PlaceSummary" });

export type PlaceLevelName = z.output<typeof PlaceLevelName>;
export type PlaceKind = z.output<typeof PlaceKind>;
export type PlaceSummary = z.output<typeof PlaceSummary>;
