import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { useDatabase } from "#platform/testkit/database.ts";
import { safeError } from "./safe-error.ts";

const db = useDatabase();
const personal = "Sarmanah 3602140107559001";

const caught = (act: () => unknown): Error => {
  try {
    act();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was thrown");
};

describe("safeError", () => {
  it("keeps nothing that a database, a parser or a throw quoted", async () => {
    const fromDatabase = await db()
      .owner.query("select $1::int", [personal])
      .catch((error: Error) => error);
    const fromParser = caught(() => JSON.parse(`{"nama": ${personal}}`));
    for (const error of [fromDatabase as Error, fromParser, new Error(personal)]) {
      const logged = JSON.stringify(safeError(error));
      expect(logged).not.toMatch(/Sarmanah|36021401|nama/);
      expect(logged).toContain("safe-error.test.ts");
    }
    expect(safeError(fromDatabase as Error).sqlState).toBe("22P02");
  });

  it("keeps what the runtime says of the code, without long numbers", async () => {
    const typeError = caught(() => (undefined as unknown as { name: string }).name);
    expect(safeError(typeError).message).toContain("reading 'name'");
    expect(existsSync("/nonexistent")).toBe(false);
    const missing = await readFile("/nonexistent/3602140107559001").catch((error: Error) => error);
    expect(safeError(missing as Error).message).toMatch(/ENOENT.*\/nonexistent\/•/);
  });
});
