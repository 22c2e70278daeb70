/** Names that stand more than once in a header, and its empty cells. Columns are 1-based. */
export interface HeaderFaults {
  readonly repeated: readonly { readonly name: string; readonly columns: readonly number[] }[];
  readonly blank: readonly number[];
}

/** Compares names as people do: case, spaces at the ends and double spaces do not count. Pure. */
export function headerFaults(header: readonly string[]): HeaderFaults {
  const places = new Map<string, number[]>();
  const blank: number[] = [];
  header.forEach((cell, index) => {
    const name = cell.trim().replace(/\s+/g, " ").toLowerCase();
    if (name === "") blank.push(index + 1);
    else places.set(name, [...(places.get(name) ?? []), index + 1]);
  });
  const repeated = [...places]
    .filter(([, columns]) => columns.length > 1)
    .map(([, columns]) => ({ name: header[(columns[0] ?? 1) - 1] ?? "", columns }));
  return { repeated, blank };
}
