import { describe, expect, it } from "vitest";
import { completionsAt } from "./complete.ts";
import { factCatalogue } from "./facts.ts";

const programmes = [
  { code: "pkh", names: ["PKH", "Program Keluarga Harapan"], components: ["lansia", "hamil"] },
];

/** `|` marks the cursor. Gives the text after the first (or the named) word is taken, cursor marked again. */
function taken(marked: string, unit: "person" | "family" = "person", label?: string): string {
  const cursor = marked.indexOf("|");
  const text = marked.replace("|", "");
  const { from, to, items } = completionsAt(text, cursor, { catalogue: factCatalogue, programmes, unit });
  const item = label === undefined ? items[0] : items.find((one) => one.label === label);
  if (item === undefined) return `nothing of ${items.map((one) => one.label).join(", ")}`;
  return `${text.slice(0, from)}${item.insert.slice(0, item.caret)}|${item.insert.slice(item.caret)}${text.slice(to)}`;
}

describe("completion", () => {
  it.each([
    ["um|", "umur|"],
    ["desi|x < 3", "desil| < 3"],
    ["umur > 3 and mener|", "umur > 3 and menerima(|)"],
    ["lantai = |", `lantai = "marmer"|`],
    [`lantai = "ta|`, `lantai = "tanah"|`],
    [`lantai in ("tanah", "bam|") and hamil`, `lantai in ("tanah", "bambu"|) and hamil`],
    [`menerima("|")`, `menerima("PKH"|)`],
    [`menerima("PKH", "la|")`, `menerima("PKH", "lansia"|)`],
    [`ppks("anak j|")`, `ppks("04"|)`],
    [`disabilitas("ne|`, `disabilitas("netra"|`],
  ])("%s → %s", (before, after) => {
    expect(taken(before)).toBe(after);
  });

  it("offers a family's rule facts of persons only inside a rule about members", () => {
    expect(taken("umu|", "family")).toBe("umur_kepala|");
    expect(taken("ada_anggota(umu|)", "family")).toBe("ada_anggota(umur|)");
    expect(taken("ada_anggota(hamil) and umu|", "family")).toBe("ada_anggota(hamil) and umur_kepala|");
  });

  it("finds a fact by what it means", () => {
    expect(taken("refrigerator|", "family")).toBe("punya_kulkas|");
  });
});
