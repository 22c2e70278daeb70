import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";

export interface EngineLimits {
  readonly memoryMb: number;
  readonly threads: number;
}

/** One connection to a DuckDB of its own in this process's memory, with the statements linkage needs. */
export interface Engine {
  readonly connection: DuckDBConnection;
  run(sql: string): Promise<void>;
  rows<Row>(sql: string): Promise<Row[]>;
  /** From here on nothing outside is opened, read or written any more. */
  lock(): Promise<void>;
}

const plain = (value: unknown): unknown => (typeof value === "bigint" ? Number(value) : value);

/**
 * Opens the engine. DuckDB would fetch missing extensions from the internet and open any file a statement names: the
 * first is off from the start, the second as soon as the people are loaded. What does not fit into memory goes to `spill`.
 */
export async function openEngine(spill: string, limits: EngineLimits): Promise<Engine> {
  const instance = await DuckDBInstance.create(":memory:", {
    threads: String(limits.threads),
    memory_limit: `${limits.memoryMb}MB`,
    temp_directory: spill,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    // Rows keep no order that nobody asks for: less memory.
    preserve_insertion_order: "true",
  });
  const connection = await instance.connect();
  return {
    connection,
    run: async (sql) => {
      await connection.run(sql);
    },
    rows: async <Row>(sql: string) => {
      const reader = await connection.runAndReadAll(sql);
      return reader
        .getRowObjectsJS()
        .map(
          (row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, plain(value)])) as Row,
        );
    },
    lock: async () => {
      await connection.run("set enable_external_access = false");
      await connection.run("set lock_configuration = true");
    },
  };
}
