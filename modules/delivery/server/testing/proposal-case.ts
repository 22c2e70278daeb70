import { Readable } from "node:stream";
import type { Database } from "#platform/db/connection.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aProgramme } from "./programme.ts";

/** A received list of Lebak with one line, kept with its file. */
export async function aProposalList(
  database: Database,
  seed: {
    readonly placeCode?: string;
    readonly village?: string;
    readonly name?: string;
    readonly programmeCode?: string;
    readonly purpose?: string;
  } = {},
): Promise<{ listId: string; programmeCode: string }> {
  const {
    placeCode = "3602",
    village = "3602142001",
    name = "SARMANAH RAHASIA",
    purpose = "proposal",
  } = seed;
  const programmeCode = seed.programmeCode ?? (await aProgramme(database)).code;
  const { rows } = await database.owner.query<{ id: string }>(
    `insert into delivery.proposal_lists (programme_code, period, place_code, purpose, proposed_on, source, file_name, file_sha256, file_content,
       state, line_count, received_by) values ($1, '2026', $2, $3, '2026-01-05', 'file', 'usulan-rahasia.csv', sha256(uuidv7()::text::bytea), 'isi',
       'received', 1, uuidv7()) returning id`,
    [programmeCode, placeCode, purpose],
  );
  const listId = rows[0]?.id ?? "";
  await database.owner.query(
    `insert into delivery.proposal_lines (region_code, list_id, line, place_code, raw, name, name_key, nik)
     values (left($2, 4), $1, 2, $2, '[]', $3, lower($3), '3602145708549001')`,
    [listId, village, name],
  );
  return { listId, programmeCode };
}

/** The matrix case of an officer of Lebak acting on a list of Lebak. */
export const proposalCase = (
  input: (listId: string) => Record<string, unknown>,
  more: { readonly other?: Record<string, unknown>; readonly outsider?: MatrixCase["outsider"] } = {},
): MatrixCase => ({
  ...(more.outsider === undefined ? {} : { outsider: more.outsider }),
  prepare: async (database, { villageInside, insider }) => {
    const { listId } = await aProposalList(database, { village: villageInside });
    const call = input(listId);
    return {
      input: call,
      ...(more.other === undefined ? {} : { otherInput: { ...call, ...more.other } }),
      secrets: ["SARMANAH", "RAHASIA", "usulan-rahasia"],
      actor: { userId: insider.userId },
      countEffects: async () =>
        (
          await database.owner.query<{ n: number }>(
            "select count(*)::int as n from app.audit a where a.subject_id = $1 and a.kind = 'event'",
            [listId],
          )
        ).rows[0]?.n ?? 0,
    };
  },
});

export const csvBody = (text: string) => () => Readable.from([Buffer.from(text)]);
