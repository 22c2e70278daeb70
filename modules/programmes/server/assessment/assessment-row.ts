import type pg from "pg";
import type { AssessPlan } from "./compile-plan.ts";
import { compilePlan } from "./compile-plan.ts";
import { Layout } from "./layout.ts";
import { versionsById } from "./versions-in-force.ts";

export interface AssessmentRow {
  readonly id: string;
  readonly period: string;
  readonly asOfOn: string;
  readonly placeCode: string;
  readonly state: string;
  readonly layout: Layout;
  readonly versionIds: readonly string[];
  /** Kabupaten/kota → piece. */
  readonly pieces: Readonly<Record<string, number>>;
  readonly readUpto: Date | null;
  readonly readSnapshot: string | null;
  readonly startedBy: string;
}

interface Stored {
  readonly id: string;
  readonly period: string;
  readonly asOfOn: string;
  readonly placeCode: string;
  readonly state: string;
  readonly layout: unknown;
  readonly versions: ReadonlyArray<{ readonly versionId: string }>;
  readonly pieces: Readonly<Record<string, number>>;
  readonly readUpto: Date | null;
  readonly readSnapshot: string | null;
  readonly startedBy: string;
}

const columns = `a.id, a.period, a.as_of_on as "asOfOn", a.place_code as "placeCode", a.state, a.layout, a.versions, a.pieces,
  a.read_upto as "readUpto", a.read_snapshot::text as "readSnapshot", a.started_by as "startedBy"`;

const emptyUnit = { programmes: [], rules: [] };

function readRow({ versions, layout, ...row }: Stored): AssessmentRow {
  const known = Layout.safeParse(layout);
  return {
    ...row,
    layout: known.success
      ? known.data
      : { family: emptyUnit, person: emptyUnit, group: emptyUnit, slots: [] },
    versionIds: versions.map(({ versionId }) => versionId),
  };
}

/** The current assessment of a period, or undefined. */
export async function currentAssessment(
  client: pg.ClientBase | pg.Pool,
  period: string,
): Promise<AssessmentRow | undefined> {
  const { rows } = await client.query<Stored>(
    `select ${columns} from programmes.assessments a where a.period = $1 and a.state = 'done'`,
    [period],
  );
  return rows[0] && readRow(rows[0]);
}

export async function findAssessment(
  client: pg.ClientBase | pg.Pool,
  id: string,
): Promise<AssessmentRow | undefined> {
  const { rows } = await client.query<Stored>(
    `select ${columns} from programmes.assessments a where a.id = $1`,
    [id],
  );
  return rows[0] && readRow(rows[0]);
}

/**
 * The plan an assessment was made with. Undefined where this release would give its bits another meaning: it must
 * be made anew before it is read.
 */
export async function planOf(
  client: pg.ClientBase | pg.Pool,
  assessment: AssessmentRow,
): Promise<AssessPlan | undefined> {
  const versions = await versionsById(client, assessment.versionIds);
  if (versions.length !== assessment.versionIds.length) return undefined;
  const plan = compilePlan(assessment.asOfOn, versions);
  return JSON.stringify(plan.layout) === JSON.stringify(assessment.layout) ? plan : undefined;
}
