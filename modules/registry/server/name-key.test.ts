import fc from "fast-check";
import { expect, it } from "vitest";
import { useDatabase } from "#platform/testkit/database.ts";
import { nameKey } from "../domain/name-key.ts";

const db = useDatabase();

const word = fc.oneof(
  fc.constantFrom(
    "H.",
    "Hj.",
    "TB.",
    "Rt.",
    "Muh.",
    "Moh",
    "M.",
    "St.",
    "binti",
    "BIN",
    "S.Pd",
    "Drs.",
    "RATU",
    "Alm",
  ),
  fc.constantFrom(
    "Soeparman",
    "Djunaedi",
    "Tjetjep",
    "ACHMAD",
    "Khoirul",
    "Ma'ruf",
    "Zainal",
    "Rohayati",
    "Oemar",
  ),
  fc.string({
    unit: fc.constantFrom(...Array.from("abcdehijkmnoprstuyzABCDHMOST")),
    minLength: 1,
    maxLength: 8,
  }),
  fc.string({ unit: "binary", maxLength: 6 }),
);
// PostgreSQL's text cannot hold NUL or half a surrogate pair; the import removes both before they reach a name.
const storable = (text: string) => text.isWellFormed() && !text.includes("\u0000");
const name = fc
  .array(fc.tuple(word, fc.constantFrom(" ", "  ", ", ", ".", "-", "/", "'")), { maxLength: 6 })
  .map((parts) => parts.flat().join(""))
  .filter(storable);

it("folds names in TypeScript and in the database alike", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(name, { minLength: 40, maxLength: 80 }), async (names) => {
      const { rows } = await db().owner.query<{ keys: string[] }>(
        "select array(select registry.name_key(name) from unnest($1::text[]) with ordinality as given(name, place) order by place) as keys",
        [names],
      );
      expect(rows[0]?.keys).toEqual(names.map(nameKey));
    }),
    { numRuns: 60 },
  );
});
