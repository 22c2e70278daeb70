import { describe, expect, it } from "vitest";
import { newId } from "#platform/kernel/ids.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { chunkRows, doneChunks, eachChunk } from "./chunks.ts";
import type { RowRange } from "./row-range.ts";

const db = useDatabase();
const quiet = {
  phase: () => Promise.resolve(),
  advance: () => Promise.resolve(),
  check: () => Promise.resolve(),
};

async function newBatch(): Promise<string> {
  const id = newId();
  await db().owner.query(
    `insert into intake.batches (id, place_code, file_name, file_sha256, byte_size, state, created_by)
     values ($1::uuid, '36', 'uji.csv', uuid_send($1::uuid), 1, 'received', $1::uuid)`,
    [id],
  );
  return id;
}

/** Runs a phase of five chunks in two lanes; `work` hears which rows a lane has. */
async function run(batchId: string, work: (range: RowRange) => Promise<void>): Promise<void> {
  const clients = [await db().loader.connect(), await db().loader.connect()];
  try {
    await eachChunk({
      lanes: clients.map((client, number) => ({ number, client })),
      batchId,
      phase: "uji",
      lastRow: 4 * chunkRows + 1,
      done: await doneChunks(clients[0] ?? expect.fail(), batchId),
      progress: quiet,
      work: (_lane, range) => work(range),
    });
  } finally {
    for (const client of clients) client.release();
  }
}

describe("chunks in two lanes", () => {
  it("take every row once, and leave out what is committed already", async () => {
    const batchId = await newBatch();
    const seen: RowRange[] = [];
    const work = async (range: RowRange) => {
      seen.push(range);
    };
    await run(batchId, work);
    const starts = seen.map((range) => range.from).toSorted((a, b) => a - b);
    expect(starts).toEqual([0, 1, 2, 3, 4].map((number) => number * chunkRows));
    expect(seen.every((range) => range.upto === range.from + chunkRows)).toBe(true);
    await run(batchId, work);
    expect(seen).toHaveLength(5);
  });

  it("end with the first failure, after the other lane's chunk; the next run does the rest", async () => {
    const batchId = await newBatch();
    let open = 0;
    let began = 0;
    const release = Promise.withResolvers<void>();
    const failing = run(batchId, async () => {
      began += 1;
      open += 1;
      if (began === 1) {
        await release.promise;
        open -= 1;
        return;
      }
      open -= 1;
      release.resolve();
      throw new Error("a lane broke");
    });
    await expect(failing).rejects.toThrow("a lane broke");
    expect({ open, began }).toEqual({ open: 0, began: 2 });
    const rest: RowRange[] = [];
    await run(batchId, async (range) => {
      rest.push(range);
    });
    expect(rest).toHaveLength(4);
  });
});
