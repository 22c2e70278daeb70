import { describe, expect, it } from "vitest";
import { readCatalogue } from "#platform/feel/catalogue.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { checkRule } from "../../contract/check-rule.ts";
import { listFacts } from "../../contract/list-facts.ts";
import { aProgramme } from "../testing/programmes.ts";
import { handler as checkHandler } from "./check-rule.ts";
import { handler as listHandler } from "./list-facts.ts";

const db = useDatabase();
const officer = anActor({ permissions: ["programmes.programme.read"] });
const check = (rule: string, unit: "person" | "household" = "person") =>
  mustCall(db(), checkHandler, checkRule, officer, { rule, unit });

describe("the catalogue of facts", () => {
  it("names every fact in both languages, once, with its list spelt out, and the programmes there are", async () => {
    const { definition } = await aProgramme(db());
    const answer = await mustCall(db(), listHandler, listFacts, officer, {});
    const names = [...answer.facts, ...answer.functions].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const catalogue = readCatalogue(answer);
    for (const fact of catalogue.facts.values())
      if (fact.kind === "code") expect([fact.name, fact.values?.length ?? 0]).not.toEqual([fact.name, 0]);
    for (const values of Object.values(answer.lists)) {
      const words = values.map(({ value }) => value);
      expect(new Set(words).size).toBe(words.length);
    }
    expect(answer.programmes.map(({ code }) => code)).toContain(definition.code);
  });
});

describe("checking a rule", () => {
  it("reads a good rule in plain words and writes it in the house's way", async () => {
    expect(await check("( umur>=60 )and hamil")).toEqual({
      problems: [],
      text: "umur >= 60 and hamil",
      reading: {
        id: "Umur paling sedikit 60 tahun dan sedang hamil",
        en: "Age is at least 60 years and is pregnant",
      },
    });
  });

  it("marks what is wrong, by place", async () => {
    expect(await check("umur >= 60 and dsil < 5")).toMatchObject({
      problems: [
        { code: "UNKNOWN_FACT", severity: "error", from: 15, to: 19, params: { suggestion: "desil" } },
      ],
    });
    expect(await check("umur >=")).toMatchObject({
      problems: [{ code: "UNFINISHED" }],
      text: null,
      reading: null,
    });
  });

  it("judges a household on its family, and knows the programmes of the catalogue", async () => {
    const { definition } = await aProgramme(db());
    const [name = ""] = definition.names;
    expect((await check("umur >= 60", "household")).problems).toMatchObject([{ code: "WRONG_UNIT" }]);
    expect((await check(`menerima("${name}")`, "household")).problems).toEqual([]);
    expect((await check(`menerima("Program Entah")`)).problems).toMatchObject([
      { code: "UNKNOWN_PROGRAMME" },
    ]);
  });
});
