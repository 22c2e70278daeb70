import { z } from "zod";

/** What a visit found. */
export const visitResults = [
  "confirmed",
  "not-found",
  "moved",
  "dead",
  "double",
  "refused",
  "no-documents",
] as const;

export type VisitResult = (typeof visitResults)[number];

/** One answer: a text or date, a number or code, yes/no, several codes, or null where it was left open on purpose. */
export const Answer = z.union([
  z.string().max(2000),
  z.number(),
  z.boolean(),
  z.array(z.union([z.string().max(80), z.number()])).max(60),
  z.null(),
]);
export type Answer = z.infer<typeof Answer>;

const Sheet = z.record(z.string().regex(/^[a-z][a-z0-9_]{0,63}$/), Answer);

/** Answers by question: of the household, and of each member by the person's id (made on the phone for new ones). */
export const Answers = z.strictObject({ household: Sheet, members: z.record(z.uuid(), Sheet) });
export type Answers = z.infer<typeof Answers>;

/** A photo, signature or audio note announced with its visit; its bytes follow in pieces. */
export const PhotoMark = z.strictObject({
  photoId: z.uuid(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  byteSize: z.int().min(1).max(2_097_152),
  mediaType: z.enum(["image/jpeg", "image/webp", "image/png", "audio/webm", "audio/mp4"]),
  /** Name of the question it answers; "" = of the visit as a whole. */
  question: z.string().max(64),
  takenAt: z.iso.datetime({ offset: true }).nullable(),
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
});
