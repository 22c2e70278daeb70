import type { Random } from "../province/random.ts";

/** How the same name comes out of another clerk's hands. Each gives undefined where it cannot change the name. */
export type Distortion = (name: string, random: Random) => string | undefined;

const neighbours: Readonly<Record<string, string>> = {
  A: "S",
  S: "A",
  D: "S",
  E: "R",
  I: "O",
  O: "I",
  U: "Y",
  N: "M",
  M: "N",
  R: "T",
  T: "R",
  H: "J",
  L: "K",
  K: "L",
  P: "O",
  B: "V",
  Y: "U",
};

/** One letter lost, doubled up, swapped or hit beside; never the first, which people look at. */
export const typingError: Distortion = (name, random) => {
  const at = 1 + random.below(Math.max(1, name.length - 2));
  const letter = name.charAt(at);
  const next = name.charAt(at + 1);
  if (!/[A-Z]/.test(letter) || !/[A-Z]/.test(next)) return undefined;
  const kind = random.below(3);
  if (kind === 0) return name.slice(0, at) + name.slice(at + 1);
  if (kind === 1 && letter !== next) return name.slice(0, at) + next + letter + name.slice(at + 2);
  const hit = neighbours[letter];
  return hit === undefined ? undefined : name.slice(0, at) + hit + name.slice(at + 1);
};

/** The spelling before 1972: oe, dj, tj, j for y, ch. */
export const oldSpelling: Distortion = (name) =>
  changed(name, (text) =>
    text
      .replaceAll("J", "\u0001")
      .replaceAll("Y", "J")
      .replaceAll("\u0001", "DJ")
      .replaceAll("C", "TJ")
      .replaceAll("U", "OE"),
  );

/** MUHAMAD / MUHAMMAD, ROHMAN / ROKHMAN, ANISA / ANNISA: a letter doubled or single. */
export const doubledLetter: Distortion = (name, random) => {
  const single = name.replace(/([LMNST])\1/, "$1");
  if (single !== name && random.chance(0.5)) return single;
  return changed(name, (text) => text.replace(/([AIU])([LMNST])(?=[AIU])/, "$1$2$2"));
};

/** H., HJ., TB., RT. or a trade title before the name, or gone from it. */
export const titleAdded = (female: boolean): Distortion => {
  return (name, random) => {
    const bare = name.replace(/^(H\.|HJ\.|TB\.?|TUBAGUS|RT\.?|RATU) (?=\S)/, "");
    if (bare !== name) return bare;
    return `${female ? random.pick(["HJ.", "RT.", "IBU"]) : random.pick(["H.", "TB.", "DRS.", "UST."])} ${name}`;
  };
};

/** MUHAMAD written short or long. */
export const muhamadVariant: Distortion = (name) =>
  changed(name, (text) => {
    if (/^(MUHAMMAD|MUHAMAD|MOHAMAD|MOHAMMAD) /.test(text)) return text.replace(/^\S+ /, "MUH. ");
    return text.replace(/^(MUH\.|MOH\.|MOCH\.|M\.) /, "MUHAMMAD ");
  });

function changed(name: string, change: (text: string) => string): string | undefined {
  const result = change(name);
  return result === name ? undefined : result;
}
