import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { linkFields } from "#modules/registry/contract/linkage.ts";
import { nameKey } from "#modules/registry/server/index.ts";
import { mapColumns } from "../../../domain/mapping.ts";
import { normaliseHeader } from "../../../domain/normalise-header.ts";
import { readDate } from "../../../domain/read-date.ts";
import { intakeReference } from "../../reference.ts";
import { dataRows, openStored } from "../../stage/open-file.ts";
import { readHead } from "../../stage/read-head.ts";

/** Fields of a file that linkage looks at, by the fields' own names (reference/intake-fields). */
const wanted = [
  "person.nik",
  "family.number",
  "person.name",
  "person.motherName",
  "person.bornOn",
  "person.sex",
  "person.account",
  "place.villageCode",
  "place.regencyName",
  "place.districtName",
  "place.villageName",
] as const;
type Wanted = (typeof wanted)[number];

/** A column mapping of one's own: field → header of the file. */
export type FileMap = Readonly<Partial<Record<Wanted, string>>>;

export const isFileMap = (value: unknown): value is FileMap =>
  typeof value === "object" &&
  value !== null &&
  Object.entries(value).every(
    ([field, header]) => (wanted as readonly string[]).includes(field) && typeof header === "string",
  );

const sexes: Readonly<Record<string, "L" | "P">> = {
  l: "L",
  "1": "L",
  m: "L",
  laki: "L",
  "laki-laki": "L",
  male: "L",
  pria: "L",
  p: "P",
  "2": "P",
  f: "P",
  perempuan: "P",
  female: "P",
  wanita: "P",
};

/** Numbers for places that a file only names, in the shape of codes: 4, 6 and 10 digits. */
function placeNumbers() {
  const known = new Map<string, string>();
  const sizes = new Map<string, number>();
  const under = (parent: string, name: string, digits: number): string => {
    const key = `${parent}|${name}`;
    const code = known.get(key);
    if (code !== undefined) return code;
    const next = (sizes.get(parent) ?? 0) + 1;
    sizes.set(parent, next);
    const made = `${parent}${String(next).padStart(digits, "0")}`;
    known.set(key, made);
    return made;
  };
  return (regency: string, district: string, village: string): string => {
    if (regency === "") return "";
    const one = under("", regency.toUpperCase(), 4);
    if (district === "") return one;
    const two = under(one, district.toUpperCase(), 2);
    return village === "" || two.length > 6 ? two : under(two, village.toUpperCase(), 4);
  };
}

const cell = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export interface PeopleOfFile {
  readonly rows: number;
  /** Rows equal to an earlier one to the last letter: [earlier, later]. They are one by themselves. */
  readonly repeated: readonly (readonly [number, number])[];
  /** Fields of linkage that the file does not feed. */
  readonly missing: readonly string[];
}

/** Writes a file's rows as people for the engine; the id of each is its row number. */
export async function writePeopleOfFile(
  path: string,
  map: FileMap | null,
  out: string,
): Promise<PeopleOfFile> {
  const { profiles } = await intakeReference();
  const head = await readHead(path, (await stat(path)).size, profiles);
  const columns = new Map<Wanted, number>();
  if (map !== null) {
    const byHeader = new Map(head.reading.headers.map((header, at) => [normaliseHeader(header), at]));
    for (const field of wanted) {
      const at = byHeader.get(normaliseHeader(map[field] ?? ""));
      if (map[field] !== undefined && at !== undefined) columns.set(field, at);
    }
  } else if (head.profile !== undefined) {
    for (const { field, index } of mapColumns(head.profile, head.reading.headers))
      if ((wanted as readonly (string | null)[]).includes(field)) columns.set(field as Wanted, index);
  }
  const numberOf = placeNumbers();
  const seen = new Map<string, number>();
  const repeated: [number, number][] = [];
  let rows = 0;
  async function* lines(): AsyncGenerator<string> {
    for await (const batch of dataRows(await openStored(path, head.reading), head.reading)) {
      let piece = "";
      for (const row of batch) {
        rows += 1;
        const mark = createHash("sha1").update(row.cells.join("\u0000")).digest("base64").slice(0, 16);
        const first = seen.get(mark);
        if (first !== undefined) {
          repeated.push([first, row.rowNumber]);
          continue;
        }
        seen.set(mark, row.rowNumber);
        const text = (field: Wanted) => (row.cells[columns.get(field) ?? -1] ?? "").trim();
        const born = readDate(text("person.bornOn"));
        const code = text("place.villageCode").replaceAll(".", "");
        const place = /^\d{10}$/.test(code)
          ? code
          : numberOf(text("place.regencyName"), text("place.districtName"), text("place.villageName"));
        piece += `${[
          "f",
          String(row.rowNumber),
          text("person.nik").replaceAll(" ", ""),
          text("family.number").replaceAll(" ", ""),
          "",
          nameKey(text("person.name")),
          text("person.motherName"),
          born.ok ? born.date : "",
          sexes[text("person.sex").toLowerCase()] ?? "",
          place,
          text("person.account").replaceAll(/\D/g, ""),
        ]
          .map(cell)
          .join(",")}\n`;
      }
      yield piece;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(out, { mode: 0o600 }));
  const fed: Readonly<Record<string, boolean>> = {
    nik: columns.has("person.nik"),
    kk: columns.has("family.number"),
    name: columns.has("person.name"),
    born: columns.has("person.bornOn"),
    sex: columns.has("person.sex"),
    mother: columns.has("person.motherName"),
    place: columns.has("place.villageCode") || columns.has("place.regencyName"),
    account: columns.has("person.account"),
  };
  return { rows, repeated, missing: linkFields.filter((field) => fed[field] !== true) };
}
