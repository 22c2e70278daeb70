/** Reading a table of quotas from the clipboard: "Kab. Lebak<tab>11.397" a line, or figures alone in the order shown. */

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/^kabupaten\b|^kab\.?(?=\s)/, "kab")
    .replaceAll(/[^a-z0-9]/g, "");

/** "11.397" and "11,397" are eleven thousand; "" is nothing. NaN-like texts give null. */
export function readFigure(text: string): number | null {
  const bare = text.trim().replaceAll(/(?<=\d)[.,\s](?=\d{3}(?:\D|$))/g, "");
  return /^\d{1,9}$/.test(bare) ? Number(bare) : null;
}

export interface PastedQuota {
  readonly byRegion: Readonly<Record<string, number>>;
  /** Lines that name no region or hold no figure. */
  readonly unread: readonly string[];
}

/**
 * What a pasted text says per region. Lines with a name or code are matched by it; a column of bare figures fills
 * the regions from `startCode` on, in the order shown. A heading or sum line is left over in `unread`.
 */
export function readPastedQuota(
  text: string,
  regions: ReadonlyArray<{ readonly code: string; readonly label: string }>,
  startCode: string,
): PastedQuota {
  const names = new Map(
    regions.flatMap((region) => [
      [plain(region.label), region.code] as const,
      [plain(region.code), region.code] as const,
    ]),
  );
  const byRegion: Record<string, number> = {};
  const unread: string[] = [];
  let next = Math.max(
    0,
    regions.findIndex((region) => region.code === startCode),
  );
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === "") continue;
    const cells = line.split(/\t|;/).map((cell) => cell.trim());
    const figure = readFigure(cells.at(-1) ?? "");
    const named = cells
      .slice(0, -1)
      .map((cell) => names.get(plain(cell)))
      .find((code) => code !== undefined);
    const code = cells.length > 1 ? named : regions[next++]?.code;
    if (figure === null || code === undefined) unread.push(line.trim());
    else byRegion[code] = figure;
  }
  return { byRegion, unread };
}
