import { Readable } from "node:stream";
import { sql } from "kysely";
import { plain, refuse } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import type { ProgrammeDefinition } from "../../contract/definition.ts";
import { exportDmn } from "../../contract/export-dmn.ts";
import { toTable } from "../../domain/dmn/to-table.ts";
import { writeDmn } from "./write-xml.ts";

export const handler = query(exportDmn, async (tx, { versionId }) => {
  const { rows } = await sql<{ code: string; number: number; definition: ProgrammeDefinition }>`
    select v.programme_code as code, v.number, v.definition from programmes.versions v where v.id = ${versionId}`.execute(
    tx,
  );
  const [version] = rows;
  if (version === undefined) return refuse("VERSION_NOT_FOUND");
  const { code, number } = version;
  const xml = await writeDmn(toTable(version.definition), { id: code, version: number });
  return plain({
    fileName: `${code}-versi-${number}.dmn`,
    contentType: "application/xml",
    stream: Readable.from([Buffer.from(xml)]),
  });
});
