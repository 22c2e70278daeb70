/** Excel refuses these in a sheet name, an apostrophe at either end, and names over 31 characters. */
const forbidden = /[\\/?*[\]:]/g;

/** A name Excel opens: forbidden characters become spaces, too long is cut, empty becomes "Data". */
export function sheetName(wanted: string, suffix = ""): string {
  const clean =
    wanted
      .replace(forbidden, " ")
      .replace(/^'+|'+$/g, "")
      .trim() || "Data";
  return clean.slice(0, 31 - suffix.length) + suffix;
}
