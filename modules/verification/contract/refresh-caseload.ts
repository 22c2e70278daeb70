import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { PlaceCode } from "#platform/kernel/place-code.ts";
import { ContractVersion, QuestionnaireMark } from "./sync-shapes.ts";

/**
 * First half of a download: works out what has changed for this phone since it last asked, and gives each such
 * family the next change number. The caseload is the families of the worker's tasks, and those of the villages the
 * worker chose to carry, 2,000 at most. Nothing changed = an answer of a few hundred bytes and no second half.
 */
export const refreshCaseload = commandContract({
  name: "verification.refresh-caseload",
  method: "POST",
  path: "/verification/sync/caseload/refresh",
  summary: "Work out what has changed in a phone's caseload.",
  permission: "verification.visit.sync",
  scope: "area",
  input: z.strictObject({
    deviceId: z.uuid(),
    contractVersion: ContractVersion,
    appVersion: z.string().trim().max(40),
    /** Villages to carry; absent = as before. At the first time the whole area, where it holds no more than 2,000 families. */
    places: z
      .array(PlaceCode.refine((code) => code.length === 10))
      .max(40)
      .optional(),
  }),
  output: z.strictObject({
    /** Greatest change number there is: a phone that holds it is up to date. */
    changeNumber: z.int(),
    total: z.int(),
    places: z.array(z.string()),
    questionnaires: z.array(QuestionnaireMark),
    serverTime: z.iso.datetime(),
    contractVersion: z.int(),
  }),
  errors: {
    DEVICE_NOT_FOUND: 404,
    DEVICE_REVOKED: 410,
    CONTRACT_NOT_SPOKEN: 422,
    PLACE_OUTSIDE_AREA: 404,
    /** Details: { families, largest } */
    CASELOAD_TOO_LARGE: 422,
  },
});
