import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { PlaceCode } from "#platform/kernel/place-code.ts";
import { EnrolmentRow, enrolmentStates, ProgrammeCodeText } from "./enrolment-shapes.ts";

/** Enrolments of a programme, decree or place, by place and decree line, page by page. */
export const listEnrolments = queryContract({
  name: "delivery.list-enrolments",
  method: "GET",
  path: "/delivery/enrolments",
  summary: "List enrolments.",
  permission: "delivery.enrolment.read",
  scope: "compartment",
  personal: true,
  input: z.strictObject({
    programmeCode: ProgrammeCodeText.optional(),
    decreeId: z.uuid().optional(),
    placeCode: PlaceCode.optional(),
    state: z.enum(enrolmentStates).optional(),
    /** `next` of the page before. */
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.strictObject({
    enrolments: z.array(EnrolmentRow),
    total: z.int(),
    next: z.uuid().nullable(),
  }),
  errors: {},
});
