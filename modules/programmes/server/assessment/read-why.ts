import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import { placeLabels } from "#modules/regions/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import type { getWhy } from "../../contract/get-why.ts";
import { readState } from "../../domain/assessment-state.ts";
import { componentPerCycle } from "./amount-sql.ts";
import { explainSubject } from "./explain-subject.ts";
import type { Explanation } from "./face-types.ts";
import { readObjection } from "./objection.ts";
import { readMarks } from "./read-marks.ts";
import type { StandingOf } from "./standing-port.ts";
import { versionsById, versionsInForce } from "./versions-in-force.ts";

export type Why = OutputOf<typeof getWhy>;

interface Assessment {
  readonly id: string;
  readonly period: string;
  readonly asOfOn: string;
}

async function newestAssessment(tx: Tx, period: string | undefined): Promise<Assessment | undefined> {
  const { rows } = await sql<Assessment>`
    select a.id, a.period, a.as_of_on::text as "asOfOn" from programmes.assessments a
     where a.state = 'done' and (${period ?? null}::text is null or a.period = ${period ?? null})
     order by a.period desc limit 1`.execute(tx);
  return rows[0];
}

/** Names by kind of subject, each under the alias `s`. */
const named = {
  person: sql`s.name from registry.persons s`,
  family: sql`s.head_name as name from registry.families s`,
  group: sql`s.name from registry.groups s`,
} as const;

async function nameOf(tx: Tx, { subjectKind, regionCode, subjectId }: Explanation): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select ${named[subjectKind]} where s.region_code = ${regionCode} and s.id = ${subjectId}`.execute(tx);
  return rows[0]?.name ?? "";
}

async function openHold(tx: Tx, explained: Explanation, today: string): Promise<Why["hold"]> {
  const { rows } = await sql<{
    kind: "paused" | "refused";
    reason: string;
    legalBasis: string;
    untilOn: string | null;
    placedAt: Date;
    placedBy: string;
  }>`
    select h.kind, h.reason, h.legal_basis as "legalBasis", h.until_on::text as "untilOn", h.placed_at as "placedAt", h.placed_by as "placedBy"
      from programmes.holds h
     where h.region_code = ${explained.regionCode} and h.subject_id = ${explained.subjectId}
       and h.programme_code = ${explained.programmeCode} and h.lifted_at is null and (h.until_on is null or h.until_on >= ${today}::date)
     limit 1`.execute(tx);
  const [hold] = rows;
  if (hold === undefined) return null;
  const names = await userNames(tx, [hold.placedBy]);
  return { ...hold, placedAt: hold.placedAt.toISOString(), placedBy: names.get(hold.placedBy) ?? "" };
}

async function readHistory(tx: Tx, explained: Explanation): Promise<Why["history"]> {
  const { rows } = await sql<{ at: Date; from: number | null; to: number }>`
    select r.finished_at as at, c.from_state::int as from, c.to_state::int as to
      from programmes.crossings c join programmes.assessment_runs r on r.id = c.run_id
     where c.region_code = ${explained.regionCode} and c.subject_id = ${explained.subjectId}
       and c.programme_code = ${explained.programmeCode}
     order by c.id desc limit 20`.execute(tx);
  return rows.map(({ at, from, to }) => ({
    at: at.toISOString(),
    from: from === null ? null : readState(from).status,
    to: readState(to).status,
  }));
}

/** Reads everything the page and the sheet say. "programme" or "subject" where that is not found. */
export async function readWhy(
  tx: Tx,
  wanted: {
    readonly programmeCode: string;
    readonly subjectId: string;
    readonly period?: string | undefined;
  },
  now: Date,
  standingOf: StandingOf,
): Promise<{ why: Why; explained: Explanation } | "programme" | "subject"> {
  const today = civilDateInWib(now);
  const assessment = await newestAssessment(tx, wanted.period);
  const inForce = (await versionsInForce(tx.client, today)).find(
    ({ definition }) => definition.code === wanted.programmeCode,
  );
  if (inForce === undefined) return "programme";
  const explained = await explainSubject(tx, {
    versionId: inForce.versionId,
    subjectId: wanted.subjectId,
    asOfOn: today,
  });
  if (explained === null) return "subject";
  const [mark] =
    assessment === undefined
      ? []
      : await readMarks(tx, {
          programmeCode: wanted.programmeCode,
          period: assessment.period,
          subjectIds: [wanted.subjectId],
        });
  const before = new Map(mark?.criteria.map(({ code, met }) => [code, met]));
  const [version] = await versionsById(tx.client, [inForce.versionId]);
  const numbers = await sql<{ number: number }>`
    select v.number from programmes.versions v where v.id = ${inForce.versionId}`.execute(tx);
  const labels = await placeLabels(tx, [explained.placeCode]);
  const { definition } = version ?? inForce;
  const why: Why = {
    standing: await standingOf(tx, {
      programmeCode: wanted.programmeCode,
      regionCode: explained.regionCode,
      subjectId: explained.subjectId,
    }),
    objection: await readObjection(tx),
    programmeCode: definition.code,
    title: definition.title,
    versionNumber: numbers.rows[0]?.number ?? 1,
    legalBasis: definition.legalBasis,
    unverified: definition.unverified,
    subject: {
      kind: explained.subjectKind,
      id: explained.subjectId,
      name: await nameOf(tx, explained),
      placeLabel: labels.get(explained.placeCode) ?? explained.placeCode,
      familyId: explained.familyId,
    },
    today: { onDate: today, status: explained.status },
    assessment:
      assessment === undefined || mark === undefined
        ? null
        : {
            assessmentId: assessment.id,
            period: assessment.period,
            asOfOn: assessment.asOfOn,
            status: mark.status,
            servedTwice: mark.servedTwice,
          },
    criteria: explained.criteria.map((criterion) => ({
      code: criterion.code,
      label: criterion.label,
      rule: criterion.rule,
      words: criterion.words,
      legalBasis: criterion.legalBasis,
      remedy: criterion.remedy,
      met: criterion.met,
      ...(before.has(criterion.code) ? { metAtAssessment: before.get(criterion.code) ?? null } : {}),
      change: criterion.change,
      values: criterion.values.map((value) => ({ ...value })),
    })),
    amountRupiah: String(explained.amountRupiah),
    parts: definition.components.flatMap((component) => {
      const part = explained.parts[component.code];
      return part === undefined || componentPerCycle(definition, component) === 0
        ? []
        : [
            {
              code: component.code,
              label: component.label,
              count: part.count,
              amountRupiah: String(part.amountRupiah),
            },
          ];
    }),
    hold: await openHold(tx, explained, today),
    history: await readHistory(tx, explained),
  };
  return { why, explained };
}

/** Who was shown, for the access log: a protected person is named as such by no list of the area. */
export const whySubjects = (explained: Explanation) => [
  { kind: explained.subjectKind, id: explained.subjectId, placeCode: explained.placeCode },
];
