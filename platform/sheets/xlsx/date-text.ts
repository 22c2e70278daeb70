const dayMs = 86_400_000;

/**
 * Excel's day number as ISO text, "YYYY-MM-DD" and "THH:MM:SS" where there is a time; null outside 1900–9999.
 * Day 60 of the 1900 calendar is a 29 February that never was (kept from Lotus 1-2-3): days before it count
 * from 1899-12-31, later ones from 1899-12-30. A bare time (below 1) is given as "HH:MM:SS".
 */
export function dateText(serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0) return null;
  const seconds = Math.round(serial * 86_400);
  const day = Math.floor(seconds / 86_400);
  const iso = new Date(epochOf(day, from1904) + seconds * 1000);
  if (Number.isNaN(iso.getTime()) || iso.getUTCFullYear() > 9999) return null;
  const text = iso.toISOString();
  const time = text.slice(11, 19);
  if (day === 0 && !from1904) return time;
  return time === "00:00:00" ? text.slice(0, 10) : text.slice(0, 19);
}

function epochOf(day: number, from1904: boolean): number {
  if (from1904) return Date.UTC(1904, 0, 1);
  return Date.UTC(1899, 11, 30) + (day < 60 ? dayMs : 0);
}
