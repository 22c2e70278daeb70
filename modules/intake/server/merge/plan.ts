import type { StagingColumn } from "../../domain/staging-columns.ts";
import { stagingColumns } from "../../domain/staging-columns.ts";
import type { BatchRow } from "../batch-row.ts";
import { intakeReference } from "../reference.ts";
import { type WorkTables, workTables } from "../stage/table-names.ts";

/** A column of the registry and the SQL over a staged row `r` that feeds it. */
export interface Feed {
  readonly column: string;
  readonly value: string;
  /** SQL type, for undoing from the history's text. */
  readonly type: StagingColumn["type"];
}

/** Which registry columns one batch's file feeds, as SQL fragments made of our own names alone. */
export interface MergePlan {
  readonly tables: WorkTables;
  readonly persons: readonly Feed[];
  readonly families: readonly Feed[];
  readonly housing: readonly Feed[];
  /** Programmes whose flag the file carries: staging column → programme code. */
  readonly aidFlags: readonly { readonly column: string; readonly programme: string }[];
  has(stagingColumn: string): boolean;
  /** Families are kept under a number of this kind. */
  readonly familyKind: "kk" | "bdt";
  /** False for lists of persons: what the registry knows of them is not overwritten by a list. */
  readonly updates: boolean;
  readonly snapshot: boolean;
  /** The registry held nobody when the application began: only what people enter meanwhile is looked up. */
  readonly firstImport: boolean;
}

/** Text columns of the registry that hold '' rather than NULL. */
const emptyText = new Set(["birth_place", "mother_name", "head_name", "address", "hamlet", "rt", "rw"]);
const handledApart = new Set(["persons.life_status", "families.kk_number", "persons.health_cover"]);

function feedOf(name: string, column: string, type: StagingColumn["type"]): Feed {
  if (column === "chronic_illness") {
    // HIV is a protected condition, never a column that every officer reads (UU 27/2022 art. 4, registry.persons).
    return { column, value: `case when r.${name} = 12 then 18 else r.${name} end`, type };
  }
  return { column, value: `r.${name}`, type };
}

/** A feed's value where a new row is written: NOT NULL columns get their empty value. */
export function inserted(feed: Feed): string {
  if (emptyText.has(feed.column)) return `coalesce(${feed.value}, '')`;
  if (feed.column === "disability_kinds") return `coalesce(${feed.value}, 0)`;
  return feed.value;
}

/** Codes that an empty cell never clears: 0 means none there, or the sheets handed out for mending leave them blank. */
const neverCleared = new Set(["disability_kinds", "chronic_illness", "health_cover", "relation"]);

/**
 * A person's field after an update. Identity is never erased by an empty cell; a coded fact is, where its own
 * source now leaves it empty: who no longer works has no occupation.
 */
export function updated(feed: Feed, source: string): string {
  if (feed.type !== "smallint" || neverCleared.has(feed.column))
    return `coalesce(${feed.value}, t.${feed.column})`;
  // The source is a profile's code of capital letters, digits and hyphens (contract/file-profile.ts).
  return `case when t.facts_source = '${source}' then ${feed.value} else coalesce(${feed.value}, t.${feed.column}) end`;
}

export async function mergePlan(batch: BatchRow): Promise<MergePlan> {
  const { fields } = await intakeReference();
  const columns = stagingColumns(batch.mapping, fields);
  const names = new Set(columns.map((column) => column.name));
  const of = (table: string): Feed[] =>
    columns.flatMap((column) => {
      const registryColumn = column.field === null ? undefined : fields.get(column.field)?.column;
      if (registryColumn === undefined || !registryColumn.startsWith(`${table}.`)) return [];
      if (handledApart.has(registryColumn)) return [];
      return [feedOf(column.name, registryColumn.slice(table.length + 1), column.type)];
    });
  const persons = of("persons");
  // A person known to be assessed as dead by the source counts as dead until somebody says otherwise.
  const deadBySource = names.has("welfare_snapshots__status")
    ? "when r.welfare_snapshots__status = 'active-assessed-dead' then 'dead'"
    : "";
  if (names.has("persons__life_status") || deadBySource !== "") {
    const own = names.has("persons__life_status") ? "r.persons__life_status" : "null::text";
    persons.push({
      column: "life_status",
      value: deadBySource === "" ? own : `case ${deadBySource} else ${own} end`,
      type: "text",
    });
  }
  if (names.has("persons__health_cover"))
    persons.push({ column: "health_cover", value: "r.persons__health_cover", type: "smallint" });
  const kind = batch.profile.source.kind;
  return {
    tables: workTables(batch.id),
    persons,
    families: of("families").filter((feed) => feed.column !== "household_id"),
    housing: of("housing_facts"),
    aidFlags: columns.flatMap((column) => {
      const target = column.field === null ? undefined : fields.get(column.field)?.column;
      return target?.startsWith("aid_received.") && column.type === "boolean"
        ? [{ column: column.name, programme: target.slice("aid_received.".length) }]
        : [];
    }),
    has: (name) => names.has(name),
    familyKind: batch.profile.unit === "household" ? "bdt" : "kk",
    updates: kind === "snapshot" || kind === "population",
    snapshot: kind === "snapshot",
    firstImport: false,
  };
}
