import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decreeCase, eventsOf } from "../testing/decree-case.ts";
import { pressDecree } from "./press-decree.ts";

const quiet = {
  phase: () => Promise.resolve(),
  advance: () => Promise.resolve(),
  check: () => Promise.resolve(),
};
let folder: string | undefined;

export const matrixCase = decreeCase(
  () => ({ state: "checked" }),
  async ({ id, revision, database }) => {
    process.env["SINERGI_DATA"] = folder ??= mkdtempSync(join(tmpdir(), "sinergi-sign-"));
    await database.owner.query(
      "insert into delivery.decree_papers (decree_id, place_code, list_sha256) select id, place_code, list_sha256 from delivery.decrees where id = $1",
      [id],
    );
    await pressDecree(database, id, quiet, new Date());
    const input = { decreeId: id, baseRevision: revision };
    return {
      input,
      staleInput: { ...input, baseRevision: revision - 1 },
      effects: eventsOf("delivery.decree-signed.v1"),
    };
  },
);
