import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { PersonHit } from "./find-persons.ts";
import { LinkPart } from "./link-shapes.ts";

/**
 * While a new person is typed: who of the caller's area may be the same human being, most probable first. POST,
 * because what is typed is personal. Incomplete fields ask less; without name and number nobody is likely.
 */
export const findLikelyPersons = queryContract({
  name: "registry.find-likely-persons",
  method: "POST",
  path: "/registry/persons/likely",
  summary: "Find persons who may be the one being typed.",
  permission: "registry.person.find",
  scope: "area",
  personal: true,
  input: z.strictObject({
    name: z.string().trim().max(120).default(""),
    nik: z.string().trim().max(16).default(""),
    kkNumber: z.string().trim().max(16).default(""),
    sex: z.enum(["L", "P"]).nullable().default(null),
    /** Taken only where it is a whole date. */
    bornOn: z.string().trim().max(10).default(""),
    motherName: z.string().trim().max(120).default(""),
    placeCode: z.string().trim().max(10).default(""),
    limit: z.int().min(1).max(10).default(5),
  }),
  output: z.strictObject({
    persons: z.array(
      z.strictObject({
        hit: PersonHit,
        probability: z.number(),
        weight: z.number(),
        parts: z.array(LinkPart),
      }),
    ),
  }),
  errors: {},
});
