/** What a blocking key can be made of; the names stand in reference/linkage/keys.json. */
export const keyParts = {
  nik: "p.nik",
  nikWithoutRegion: "substr(p.nik, 7)",
  account: "p.account",
  family: "p.fam",
  name: "p.sid",
  mother: "p.mid",
  born: "p.born",
  bornYear: "p.y",
  /** Year, and month and day in either order. */
  bornAnyOrder:
    "case when p.mo <= p.da then p.y * 10000 + p.mo * 100 + p.da else p.y * 10000 + p.da * 100 + p.mo end",
  sex: "p.sex",
  village: "p.village",
  district: "p.district",
  regency: "p.regency",
  nameStart: "p.ns",
  /** A word of the name that few bear: the row stands in one block per word. */
  word: "w.word",
} as const;
export type KeyPart = keyof typeof keyParts;

/** Pairs are compared only where all parts of at least one key agree. */
export interface BlockingKey {
  readonly id: string;
  readonly label: { readonly id: string; readonly en: string };
  readonly parts: readonly KeyPart[];
  /** Parts that are added, one after the other, where a block has more than `maxBlock` people. */
  readonly split: readonly KeyPart[];
  readonly maxBlock: number;
}

export const usesWords = (key: BlockingKey): boolean => [...key.parts, ...key.split].includes("word");

/** SQL (DuckDB) of a key's hash over people `p` (and words `w`), and of the condition that all its parts are known. */
export function keySql(key: BlockingKey): {
  readonly hash: string;
  readonly known: string;
  readonly from: string;
} {
  const parts = key.parts.map((part) => keyParts[part]);
  return {
    hash: `hash(${parts.join(", ")})`,
    known: parts.map((part) => `${part} is not null`).join(" and "),
    from: usesWords(key) ? "people p join people_words w on w.i = p.i" : "people p",
  };
}
