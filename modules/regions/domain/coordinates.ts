const dms =
  /^(\d{1,2})°(\d{1,2})'(\d{1,2}(?:\.\d+)?)"\s*([NS])\s+(\d{1,3})°(\d{1,2})'(\d{1,2}(?:\.\d+)?)"\s*([EW])$/;

/** Six decimals of a degree are 0.11 m: finer than the gazetteer's hundredth of a second (0.3 m). */
const degrees = (whole: string, minutes: string, seconds: string, negative: boolean) => {
  const value = Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600;
  return Math.round((negative ? -value : value) * 1e6) / 1e6;
};

/**
 * "05°55'51.97" S 106°09'11.58" E" → decimal degrees, south and west negative; null where the text is no
 * position (also minutes or seconds of 60 and more).
 */
export function parsePosition(text: string): { latitudeDegrees: number; longitudeDegrees: number } | null {
  const match = dms.exec(text.trim());
  if (!match) return null;
  const [, latD = "", latM = "", latS = "", latSide, lonD = "", lonM = "", lonS = "", lonSide] = match;
  if ([latM, latS, lonM, lonS].some((part) => Number(part) >= 60)) return null;
  const latitudeDegrees = degrees(latD, latM, latS, latSide === "S");
  const longitudeDegrees = degrees(lonD, lonM, lonS, lonSide === "W");
  if (Math.abs(latitudeDegrees) > 90 || Math.abs(longitudeDegrees) > 180) return null;
  return { latitudeDegrees, longitudeDegrees };
}
