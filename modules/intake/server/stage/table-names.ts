/** Work tables of one batch; the id is a UUID of ours, so the names are safe in SQL. */
export interface WorkTables {
  readonly rows: string;
  readonly families: string;
  /** One per lane of the application, with its number behind. */
  readonly persons: string;
}

/** Connections at most that bring one batch into the registry at the same time. */
export const mostLanes = 2;

export function workTables(batchId: string): WorkTables {
  const key = batchId.replaceAll("-", "");
  if (!/^[0-9a-f]{32}$/.test(key)) throw new Error("not a batch id");
  return {
    rows: `staging.rows_${key}`,
    families: `staging.families_${key}`,
    persons: `staging.persons_${key}`,
  };
}

export function dropWorkTables(tables: WorkTables): string {
  const ofLanes = Array.from({ length: mostLanes }, (_, lane) => `${tables.persons}_${lane}`);
  return `drop table if exists ${[tables.rows, tables.families, ...ofLanes].join(", ")}`;
}
