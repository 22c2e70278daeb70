import type pg from "pg";

/** Something that was done after a batch and would hang in the air without it. */
export interface Dependent {
  readonly kind: string;
  readonly count: number;
}

// Tables whose rows belong to a person or a family that the batch made, but come from elsewhere.
const hanging: readonly {
  readonly table: string;
  readonly key: "person_id" | "family_id";
  readonly of: string;
}[] = [
  { table: "persons", key: "family_id", of: "families" },
  { table: "welfare_snapshots", key: "family_id", of: "families" },
  { table: "housing_facts", key: "family_id", of: "families" },
  { table: "aid_received", key: "family_id", of: "families" },
  { table: "aid_received", key: "person_id", of: "persons" },
  { table: "person_conditions", key: "person_id", of: "persons" },
  { table: "person_identifiers", key: "person_id", of: "persons" },
  { table: "life_events", key: "person_id", of: "persons" },
  { table: "documents", key: "person_id", of: "persons" },
  { table: "documents", key: "family_id", of: "families" },
  { table: "group_members", key: "person_id", of: "persons" },
];

// People whom the batch itself put into a family it made go back to the family they came from.
const putThereByBatch = `
  select 1 from registry.changes c where c.region_code = t.region_code and c.subject_id = t.id and c.field = 'family_id'
    and c.source_batch_id = $1 and c.reason = 'import' and c.new_value = o.id::text`;

/** What builds on a batch: empty = it can be taken back. */
export async function dependents(client: pg.ClientBase, batchId: string): Promise<Dependent[]> {
  const found: Dependent[] = [];
  const add = (kind: string, count: number) => {
    if (count > 0) found.push({ kind, count });
  };
  for (const { table, key, of } of hanging) {
    const foreign =
      table === "documents" || table === "group_members"
        ? "true"
        : table === "persons"
          ? `t.source_batch_id is distinct from $1 and not exists (${putThereByBatch})`
          : "t.source_batch_id is distinct from $1";
    const { rows } = await client.query<{ n: bigint }>(
      `select count(*) as n from registry.${table} t
       join registry.${of} o on o.region_code = t.region_code and o.id = t.${key} and o.source_batch_id = $1
       where ${foreign}`,
      [batchId],
    );
    add(table, Number(rows[0]?.n ?? 0n));
  }
  const { rows: changed } = await client.query<{ n: bigint }>(
    `select count(*) as n from registry.changes c
     where c.source_batch_id is distinct from $1
       and (exists (select 1 from registry.persons p where p.region_code = c.region_code and p.id = c.subject_id and p.source_batch_id = $1)
         or exists (select 1 from registry.families f where f.region_code = c.region_code and f.id = c.subject_id and f.source_batch_id = $1)
         or exists (select 1 from registry.changes o where o.region_code = c.region_code and o.subject_id = c.subject_id
                    and o.field = c.field and o.source_batch_id = $1 and o.id < c.id))`,
    [batchId],
  );
  add("changes", Number(changed[0]?.n ?? 0n));
  const { rows: merged } = await client.query<{ n: bigint }>(
    `select count(*) as n from registry.merges m where m.undone_at is null and exists (
       select 1 from registry.persons p where p.region_code = m.region_code and p.id in (m.kept_id, m.merged_id) and p.source_batch_id = $1)`,
    [batchId],
  );
  add("merges", Number(merged[0]?.n ?? 0n));
  const { rows: newer } = await client.query<{ n: bigint }>(
    "select count(*) as n from intake.batches b where b.previous_batch_id = $1 and b.state in ('applying', 'applied', 'closed')",
    [batchId],
  );
  add("snapshots", Number(newer[0]?.n ?? 0n));
  return found;
}
