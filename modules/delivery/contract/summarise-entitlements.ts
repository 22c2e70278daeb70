import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { ProgrammeCodeText } from "./enrolment-shapes.ts";

const Figures = z.strictObject({ count: z.int(), rupiah: z.string() });

/** Instalments of a programme's signed decrees with what was generated of each: due, held, paying, paid, returned. */
export const summariseEntitlements = queryContract({
  name: "delivery.summarise-entitlements",
  method: "GET",
  path: "/delivery/entitlements",
  summary: "Entitlements of a programme by period and stage.",
  permission: "delivery.enrolment.read",
  scope: "none",
  personal: false,
  input: z.strictObject({ programmeCode: ProgrammeCodeText }),
  output: z.strictObject({
    instalments: z.array(
      z.strictObject({
        period: z.string(),
        stage: z.string(),
        stageLabel: z.strictObject({ id: z.string(), en: z.string() }),
        dueOn: z.iso.date(),
        requires: z.array(z.string()),
        enrolled: z.int(),
        states: z.record(z.string(), Figures),
      }),
    ),
  }),
  errors: {},
});
