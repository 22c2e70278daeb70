import type { z } from "zod";
import { placesNamed } from "#modules/regions/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { findPersons, type PersonHit } from "../contract/find-persons.ts";
import { nameKey } from "../domain/name-key.ts";
import { placeCandidates, readSearchText } from "../domain/read-search-text.ts";
import { hitView } from "./hit-view.ts";
import { fullPlaceLabels } from "./place-labels.ts";
import {
  type Found,
  findByBirth,
  findByLikeness,
  findByNumber,
  findByPrefix,
  type HitRow,
  hitsByNumber,
  placeRange,
  readHits,
} from "./search-statements.ts";

type Hit = z.input<typeof PersonHit>;
type MatchedBy = Hit["matchedBy"];
type Match = Found & { readonly matchedBy: MatchedBy };

const marked = (found: readonly Found[], matchedBy: MatchedBy): Match[] =>
  found.map((one) => ({ ...one, matchedBy }));

/** First by the beginning of the name, then what resembles it; the words may end in a village's name. */
async function byName(
  tx: Tx,
  words: string,
  narrowing: { readonly placeCode?: string; readonly bornOn?: string },
  limit: number,
): Promise<Match[]> {
  const key = nameKey(words);
  if (key === "") return [];
  if (narrowing.bornOn !== undefined)
    return marked(await findByLikeness(tx, key, limit, narrowing), "similar-name");
  const range = narrowing.placeCode === undefined ? undefined : placeRange(narrowing.placeCode);
  const beginning = marked(await findByPrefix(tx, key, limit, range), "name");
  if (beginning.length >= limit || key.length < 3) return beginning;
  return [...beginning, ...marked(await findByLikeness(tx, key, limit, narrowing), "similar-name")];
}

function distinct(matches: readonly Match[], limit: number): Match[] {
  const seen = new Set<string>();
  return matches.filter((one) => !seen.has(one.id) && seen.add(one.id)).slice(0, limit);
}

const born = (row: HitRow, wanted: { readonly from: string; readonly upto: string } | null) =>
  wanted === null || (row.bornOn !== null && row.bornOn >= wanted.from && row.bornOn <= wanted.upto);

export const handler = query(findPersons, async (tx, input, { actor, now }) => {
  const text = readSearchText(input.text);
  const { limit, placeCode } = input;
  const within = placeCode ?? actor.areaCode;
  const candidates =
    text.place === null ? placeCandidates(text.words) : [{ place: text.place, before: text.words }];
  const places =
    candidates.length === 0
      ? []
      : await placesNamed(
          tx,
          candidates.map((one) => one.place),
          within,
        );
  const oneDay = text.born !== null && text.born.from === text.born.upto ? text.born.from : undefined;
  // A year narrows what the name finds, so more is looked at before it is applied.
  const depth = text.born === null || oneDay !== undefined ? limit : limit * 10;

  const matches: Match[] = [];
  const soleNumber = text.words === "" && candidates.length === 0 ? text.number : null;
  if (text.number !== null && soleNumber === null)
    matches.push(...marked(await findByNumber(tx, text.number, limit), "number"));
  for (const candidate of candidates) {
    const [place, another] = places.filter((one) => one.text === candidate.place && one.level === "village");
    if (place === undefined || another !== undefined || candidate.before === "") continue;
    matches.push(...(await byName(tx, candidate.before, { placeCode: place.code }, depth)));
  }
  if (text.words !== "") {
    const narrowing = {
      ...(placeCode === undefined ? {} : { placeCode }),
      ...(oneDay === undefined ? {} : { bornOn: oneDay }),
    };
    matches.push(...(await byName(tx, text.words, narrowing, depth)));
  } else if (text.born !== null && text.number === null) {
    const range = placeCode === undefined ? undefined : placeRange(placeCode);
    matches.push(...marked(await findByBirth(tx, text.born, limit, range), "birth-date"));
  }

  const wanted = distinct(matches, depth);
  const byId = new Map(wanted.map((one) => [one.id, one]));
  const hits = soleNumber === null ? await readHits(tx, wanted) : await hitsByNumber(tx, soleNumber, limit);
  const rows = hits
    .filter((row) => born(row, text.number === null ? text.born : null))
    .filter((row) => placeCode === undefined || row.placeCode.startsWith(placeCode))
    .slice(0, limit);
  const label = await fullPlaceLabels(
    tx,
    [...rows, ...places.map((one) => ({ placeCode: one.code }))].map((row) => row.placeCode),
  );
  const today = civilDateInWib(now);
  const persons = rows.map((row): Hit => {
    const match = byId.get(row.id);
    return {
      ...hitView(row, label, today),
      matchedBy: match?.matchedBy ?? (soleNumber === null ? "name" : "number"),
      ...(match?.likeness === undefined ? {} : { likeness: match.likeness }),
    };
  });
  return shown(
    {
      persons,
      places: places.map((place) => ({ ...label(place.code), level: place.level })),
      understood: {
        number: text.number !== null,
        name: text.words,
        bornFrom: text.born?.from ?? null,
        bornUpto: text.born?.upto ?? null,
      },
    },
    {
      purpose: "search",
      subjects: rows.map((row) => ({ kind: "person", id: row.id, placeCode: row.placeCode })),
    },
  );
});
