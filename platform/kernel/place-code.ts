import { z } from "zod";

/**
 * Kemendagri region code without dots: 2 digits province, 4 kabupaten/kota (regency), 6 kecamatan (district),
 * 10 desa/kelurahan (village). Source: Kepmendagri 300.2.2-2430/2025.
 */
export const PlaceCode = z
  .string()
  .regex(/^\d{2}(\d{2}(\d{2}(\d{4})?)?)?$/)
  .meta({ id: "PlaceCode", description: "Kemendagri code without dots: 2, 4, 6 or 10 digits" });

export type PlaceLevel = "province" | "regency" | "district" | "village";

const levelByLength: Readonly<Record<number, PlaceLevel>> = {
  2: "province",
  4: "regency",
  6: "district",
  10: "village",
};

/** Level of a code, or undefined where its length is none of 2, 4, 6, 10. */
export function placeLevel(code: string): PlaceLevel | undefined {
  return levelByLength[code.length];
}

/** True where `code` is `area` or lies inside it. */
export function isInside(code: string, area: string): boolean {
  return area !== "" && code.startsWith(area);
}

/** "3602142001" → "36.02.14.2001", as people write it. */
export function dotted(code: string): string {
  return [code.slice(0, 2), code.slice(2, 4), code.slice(4, 6), code.slice(6)].filter(Boolean).join(".");
}
