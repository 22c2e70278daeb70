/**
 * Expressions that read one small number of a person are worked out once per value and looked up per person: of 2.5
 * million persons there are 120 ages and 64 combinations of disabilities, and a look-up costs a third of a comparison
 * of each of several rules.
 */

/** Largest value tabulated, by column of the persons' relation; `umur` is completed years. */
const upto: Readonly<Record<string, number>> = { umur: 130, disability_kinds: 63 };

const references = (sql: string) =>
  new Set([...sql.matchAll(/\b([a-z])\.([a-z_0-9]+)/g)].map(([reference]) => reference));

/** The column of p that is all an expression reads and that is tabulated; else null. */
export function smallColumn(sql: string): string | null {
  const [first, ...more] = references(sql);
  const column = first?.startsWith("p.") ? first.slice(2) : "";
  return more.length === 0 && upto[column] !== undefined ? column : null;
}

/** Does an expression read nothing but `alias`? */
export function readsOnly(alias: string, sql: string): boolean {
  const found = [...references(sql)];
  return found.length > 0 && found.every((reference) => reference.startsWith(`${alias}.`));
}

/** An expression that never gives NULL, over p.`column` alone, as a look-up; values beyond the table are worked out. */
export function tabulated(column: string, sql: string): string {
  const last = upto[column] ?? 0;
  return `(case when p.${column} between 0 and ${last} then
    (select array_agg(${sql} order by p.${column}) from (select v::smallint as ${column} from generate_series(0, ${last}) as v) p)[p.${column} + 1]
    else ${sql} end)`;
}
