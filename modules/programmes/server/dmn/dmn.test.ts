import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import type { FileAnswer } from "#platform/runtime/operation.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { exportDmn } from "../../contract/export-dmn.ts";
import { readDmn } from "../../contract/read-dmn.ts";
import { aProgramme, aVersion, definitionOf } from "../testing/programmes.ts";
import { handler as exportHandler } from "./export-dmn.ts";
import { handler as readHandler } from "./read-dmn.ts";

const db = useDatabase();
const officer = anActor({ permissions: ["programmes.programme.read", "programmes.version.edit"] });

async function exported(versionId: string): Promise<string> {
  let xml = "";
  const deliver = async (file: FileAnswer) => {
    xml = await text(file.stream);
  };
  await mustCall(db(), exportHandler, exportDmn, officer, { versionId }, { deliver });
  return xml;
}
const read = (xml: string, unit: "person" | "family" = "family") =>
  callOperation(db(), readHandler, readDmn, officer, { xml, unit });

/** A file as other tools write it. */
const foreign = (table: string) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="https://example.org">
  <decision id="a" name="Bantuan rumah">${table}</decision></definitions>`;
const columns = `
  <input id="i1" label="Desil"><inputExpression typeRef="number"><text>desil</text></inputExpression></input>
  <input id="i2" label="Lantai"><inputExpression typeRef="string"><text>lantai</text></inputExpression></input>
  <output id="o" name="layak" typeRef="boolean"/>`;
const row = (desil: string, lantai: string, output: string) =>
  `<rule id="r${desil}${lantai}${output}"><inputEntry><text><![CDATA[${desil}]]></text></inputEntry><inputEntry><text><![CDATA[${lantai}]]></text></inputEntry>
   <outputEntry><text><![CDATA[${output}]]></text></outputEntry></rule>`.replace(/id="r[^"]*"[^>]*>/, ">");
const tableOf = (rows: string, policy = "UNIQUE") =>
  foreign(`<decisionTable hitPolicy="${policy}">${columns}${rows}</decisionTable>`);

describe("DMN out and in", () => {
  it.each(["uep", "pkh", "jslu", "rtlh"])("gives the criteria of %s back word for word", async (code) => {
    const definition = await definitionOf(db(), code);
    const { code: own } = await aProgramme(db());
    const { versionId } = await aVersion(db(), own, { change: { criteria: definition.criteria } });
    const xml = await exported(versionId);
    expect(xml).toContain('hitPolicy="FIRST"');
    const answer = await read(xml, definition.unit === "person" ? "person" : "family");
    if (!answer.ok) throw new Error(answer.refusal.code);
    expect(answer.out.notes).toEqual([]);
    expect(answer.out.criteria).toEqual(
      definition.criteria.map((criterion) => ({ ...criterion, problems: [] })),
    );
  });

  it("refuses a version that is not there, and what is no DMN table", async () => {
    const missing = await callOperation(db(), exportHandler, exportDmn, officer, {
      versionId: "01890000-0000-7000-8000-000000000000",
    });
    expect(missing).toMatchObject({ ok: false, refusal: { code: "VERSION_NOT_FOUND" } });
    expect(await read("ini bukan XML")).toMatchObject({ ok: false, refusal: { code: "DMN_UNREADABLE" } });
    expect(await read("<html><body/></html>")).toMatchObject({
      ok: false,
      refusal: { code: "DMN_UNREADABLE" },
    });
    expect(await read(foreign(""))).toMatchObject({ ok: false, refusal: { code: "DMN_NO_TABLE" } });
  });
});

describe("tables of other tools", () => {
  it("makes a criterion of every column of the row that says yes", async () => {
    const answer = await read(tableOf(row("[1..4]", '"tanah","bambu"', "true") + row("-", "-", "false")));
    expect(answer).toMatchObject({
      ok: true,
      out: {
        notes: [],
        criteria: [
          { code: "syarat-1", label: { id: "Desil" }, rule: "desil in [1..4]", problems: [] },
          { code: "syarat-2", label: { id: "Lantai" }, rule: 'lantai in ("tanah", "bambu")', problems: [] },
        ],
      },
    });
  });

  it("joins several rows that say yes into one criterion, and says so", async () => {
    const answer = await read(tableOf(row("<= 2", "-", "true") + row("not(7, 8)", '"tanah"', "true"), "ANY"));
    expect(answer).toMatchObject({
      ok: true,
      out: {
        notes: [{ code: "ROWS_JOINED", text: "2" }],
        criteria: [{ rule: 'desil <= 2 or not(desil in (7, 8)) and lantai = "tanah"', problems: [] }],
      },
    });
  });

  it("says row by row what has no equal", async () => {
    const rows =
      row("[1..4]", "-", "false") + row("3) or (desil > 1", "-", "true") + row("-", "-", '"mungkin"');
    expect(await read(tableOf(rows, "FIRST"))).toMatchObject({
      ok: true,
      out: {
        notes: [
          { code: "ROW_ORDER_MATTERS", row: 1 },
          { code: "ROW_OUTPUT_UNKNOWN", row: 3, text: '"mungkin"' },
          { code: "CELL_UNREADABLE", row: 2, column: 1 },
        ],
      },
    });
  });

  it("marks a word the catalogue does not know", async () => {
    expect(await read(tableOf(row("-", '"beton"', "true")))).toMatchObject({
      ok: true,
      out: { criteria: [{ problems: [{ code: "UNKNOWN_VALUE" }] }] },
    });
  });
});
