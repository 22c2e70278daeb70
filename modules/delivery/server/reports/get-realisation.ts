import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getRealisation } from "../../contract/get-realisation.ts";
import { readRealisation } from "./realisation-rows.ts";

export const handler = query(getRealisation, async (tx, input) =>
  plain({ rows: await readRealisation(tx, input) }),
);
