import type { Draft, Family, Item, Photo, StoredItem, VisitItem } from "./phone-shapes.ts";

type Sheet = Record<string, string | number | null>;

/**
 * What the phone shows of a family, field by field as the registry names them: sent with the visit, so that the server can
 * tell what the worker changed from what the office changed meanwhile.
 */
export function baseOf(family: Family): VisitItem["base"] {
  const own: Sheet = {
    kkNumber: family.kkMasked,
    address: family.address,
    hamlet: family.hamlet,
    rt: family.rt,
    rw: family.rw,
    latitude: family.latitude,
    longitude: family.longitude,
  };
  for (const [field, value] of Object.entries(family.housing)) own[`housing.${field}`] = value;
  const persons = Object.fromEntries(
    family.members.map((member): [string, Sheet] => [
      member.personId,
      {
        name: member.name,
        sex: member.sex,
        bornOn: member.bornOn,
        birthPlace: member.birthPlace,
        motherName: member.motherName,
        relation: member.relation,
        nik: member.nikMasked,
        ...member.facts,
      },
    ]),
  );
  return { family: own, persons };
}

/** A visit begun at a family's door. */
export function startDraft(
  family: Family,
  about: {
    readonly visitId: string;
    readonly now: string;
    readonly taskId: string | null;
    readonly questionnaire: Draft["questionnaire"];
  },
): Draft {
  return {
    visitId: about.visitId,
    familyId: family.familyId,
    taskId: about.taskId,
    questionnaire: about.questionnaire,
    baseRevision: family.revision,
    base: baseOf(family),
    answers: { household: {}, members: {} },
    result: null,
    about: null,
    note: "",
    photos: [],
    settled: [],
    startedAt: about.now,
    savedAt: about.now,
    position: null,
  };
}

/** A draft as the item that is sent; null while it says nothing of how the visit ended. */
export function visitItem(draft: Draft): Item | null {
  if (draft.result === null) return null;
  return {
    kind: "visit",
    body: {
      visitId: draft.visitId,
      familyId: draft.familyId,
      taskId: draft.taskId,
      questionnaire: draft.questionnaire,
      result: draft.result,
      about: draft.about,
      baseRevision: draft.baseRevision,
      visitedAt: draft.startedAt,
      latitude: draft.position?.latitude ?? null,
      longitude: draft.position?.longitude ?? null,
      accuracyMetres: draft.position?.accuracyMetres ?? null,
      answers: draft.answers,
      base: draft.base,
      settled: [...draft.settled],
      note: draft.note,
      photos: draft.photos.map((photo) => ({ ...photo })),
    },
  };
}

/**
 * The draft an item was made of, to be mended after a refusal: under a new id, for the server keeps its verdict on the old
 * one for ever. Null for what is no visit.
 */
export function reopened(stored: StoredItem, visitId: string, now: string): Draft | null {
  if (stored.item.kind !== "visit") return null;
  const { body } = stored.item;
  return {
    visitId,
    familyId: body.familyId,
    taskId: body.taskId,
    questionnaire: body.questionnaire,
    baseRevision: body.baseRevision,
    base: body.base,
    answers: body.answers,
    result: body.result,
    about: body.about ?? null,
    note: body.note,
    photos: body.photos,
    settled: body.settled ?? [],
    startedAt: body.visitedAt,
    savedAt: now,
    position:
      body.latitude === null || body.longitude === null
        ? null
        : { latitude: body.latitude, longitude: body.longitude, accuracyMetres: body.accuracyMetres ?? 0 },
  };
}

/** Bytes of the photos of a visit, for the outbox's figure. */
export const photoBytes = (photos: readonly Photo[]): number =>
  photos.reduce((sum, photo) => sum + photo.byteSize, 0);
