import { DuckDBDataChunk, VARCHAR } from "@duckdb/node-api";
import { nameKey } from "#modules/registry/server/index.ts";
import type { Engine } from "./open-engine.ts";

/** Columns of a file of people, in order; CSV without a header, empty = unknown. */
export const peopleColumns = [
  "source",
  "id",
  "nik",
  "kk",
  "family",
  "name_key",
  "mother",
  "born",
  "sex",
  "place",
  "account",
] as const;

const quoted = (path: string) => `'${path.replaceAll("'", "''")}'`;

/**
 * Reads the people into table `people`, their distinct names into `names`. A person's number `i` is the position in
 * the files. From here on the engine opens no file any more.
 */
export async function loadPeople(engine: Engine, files: readonly string[]): Promise<number> {
  const types = peopleColumns.map((name) => `'${name}': 'VARCHAR'`).join(", ");
  await engine.run(`create temp table raw as select * from read_csv([${files.map(quoted).join(", ")}],
    columns = {${types}}, header = false, delim = ',', quote = '"', escape = '"', nullstr = '', auto_detect = false,
    new_line = '\\n', strict_mode = true, max_line_size = 1000000)`);
  await engine.lock();
  await foldMothers(engine);
  // A letter y was once written j: see linkName.
  await engine.run(`create temp table keys as
    select row_number() over (order by key)::integer as id, key, replace(key, 'y', 'j') as plain from (
      select name_key as key from raw where name_key is not null union select folded from mothers where folded <> '')`);
  await engine.run(`create temp table names as
    select id, key, plain, string_split(plain, ' ') as words, array_to_string(list_sort(string_split(plain, ' ')), ' ') as sorted,
           replace(plain, ' ', '') as joined, len(string_split(plain, ' '))::utinyint as wc,
           regexp_matches(plain, '(^| ).( |$)') as ini,
           list_reduce(string_split(plain, ' '), lambda so, word: case when length(word) > length(so) then word else so end) as longest
    from keys`);
  await engine.run(`create temp table spelt as
    select n.id, n.key, s.sid from names n join (select sorted, min(id) as sid from names group by sorted) s using (sorted)`);
  await engine.run(`create table people as
    select r.rowid::integer as i, case when r.source = 'f' then 1 else 0 end::utinyint as src, r.id as id,
           case when regexp_full_match(r.nik, '[0-9]{16}') then r.nik end as nik,
           case when regexp_full_match(r.kk, '[0-9]{16}') then r.kk end as kk,
           hash(coalesce(r.kk, r.family)) as fam_hash, coalesce(r.kk, r.family) is not null as has_family,
           n.id as nid, n.sid as sid, m.nid as mnid, m.sid as mid,
           r.born as born, try_cast(substr(r.born, 1, 4) as integer) as y, try_cast(substr(r.born, 6, 2) as integer) as mo,
           try_cast(substr(r.born, 9, 2) as integer) as da, substr(r.born, 6) in ('01-01', '07-01', '12-31') as dd,
           case r.sex when 'L' then 1 when 'P' then 2 end::utinyint as sex,
           case when length(r.place) = 10 then r.place end as village,
           case when length(r.place) >= 6 then substr(r.place, 1, 6) end as district,
           case when length(r.place) >= 4 then substr(r.place, 1, 4) end as regency,
           r.account as account, substr(n.key, 1, 2) as ns
    from raw r left join spelt n on n.key = r.name_key
    left join (select f.mother, s.id as nid, s.sid from mothers f join spelt s on s.key = f.folded) m on m.mother = r.mother
    order by r.rowid`);
  await engine.run("alter table people add column fam ubigint");
  await engine.run("update people set fam = case when has_family then fam_hash end");
  await engine.run("drop table raw");
  await engine.run("drop table keys");
  const [row] = await engine.rows<{ n: number }>("select count(*) as n from people");
  return row?.n ?? 0;
}

/** Mothers' names come as written; folding each distinct one here keeps the one rule there is (nameKey). */
async function foldMothers(engine: Engine): Promise<void> {
  await engine.run("create temp table mothers (mother varchar, folded varchar)");
  const reader = await engine.connection.runAndReadAll(
    "select distinct mother from raw where mother is not null",
  );
  const written = reader.getColumns()[0] ?? [];
  const appender = await engine.connection.createAppender("mothers");
  for (let from = 0; from < written.length; from += 2048) {
    const piece = written.slice(from, from + 2048).map(String);
    const chunk = DuckDBDataChunk.create([VARCHAR, VARCHAR], piece.length);
    chunk.setColumns([piece, piece.map(nameKey)]);
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
