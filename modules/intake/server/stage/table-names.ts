/** Work tables of one batch; the id is a UUID of ours, so the names are safe in SQL. */
export interface WorkTables {
  readonly rows: string;
  readonly families: string;
  readonly persons: string;
}

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
  return `drop table if exists ${tables.rows}, ${tables.families}, ${tables.persons}`;
}
