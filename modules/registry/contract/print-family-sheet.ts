import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/** "Lembar keluarga" as PDF/UA: what the page shows, numbers masked, without protected records. */
export const printFamilySheet = queryContract({
  name: "registry.print-family-sheet",
  method: "GET",
  path: "/registry/families/:familyId/sheet",
  summary: "Print a family's sheet as PDF.",
  permission: "registry.family.read",
  scope: "area",
  personal: true,
  answer: "file",
  input: z.strictObject({ familyId: z.uuid() }),
  output: z.unknown(),
  errors: { FAMILY_NOT_FOUND: 404 },
});
