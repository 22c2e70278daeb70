import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { ProgrammeCode } from "./definition.ts";
import { DraftDefinition } from "./draft-definition.ts";
import { DefinitionProblem, Difference, ProgrammeLine, VersionLine } from "./version-shapes.ts";

/**
 * A programme with one version in full (`versionId`; else the one in force today, else the newest approved, else
 * the newest), all its versions, and what changed between the shown one and `againstId` (else the approved one
 * before it). `problems` are told for versions that are not approved yet.
 */
export const getProgramme = queryContract({
  name: "programmes.get-programme",
  method: "GET",
  path: "/programmes/:code/versions",
  summary: "Read a programme, its versions and what changed between two of them.",
  permission: "programmes.programme.read",
  scope: "none",
  personal: false,
  input: z.strictObject({
    code: ProgrammeCode,
    versionId: z.uuid().optional(),
    againstId: z.uuid().optional(),
  }),
  output: z.strictObject({
    code: z.string(),
    version: VersionLine,
    inForceId: z.uuid().nullable(),
    definition: DraftDefinition,
    problems: z.array(DefinitionProblem),
    against: VersionLine.nullable(),
    differences: z.array(Difference),
    versions: z.array(VersionLine),
    /** Regencies and cities of the office's province, for quotas per region. */
    regions: z.array(z.strictObject({ code: z.string(), label: z.string() })),
    /** The other programmes a rule or an overlap can name, with the codes of their components. */
    programmes: z.array(
      ProgrammeLine.pick({ code: true, title: true }).extend({
        names: z.array(z.string()),
        components: z.array(
          z.strictObject({ code: z.string(), label: z.strictObject({ id: z.string(), en: z.string() }) }),
        ),
      }),
    ),
    allowed: z.array(
      z.enum([
        "create-draft",
        "save-draft",
        "submit-version",
        "approve-version",
        "return-version",
        "withdraw-version",
      ]),
    ),
  }),
  errors: { PROGRAMME_NOT_FOUND: 404, VERSION_NOT_FOUND: 404 },
});
