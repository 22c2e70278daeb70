import { aFamily } from "#modules/registry/server/testing/builders.ts";
import type { Database } from "#platform/db/connection.ts";
import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aProgramme } from "./programme.ts";

/** An open selection of Lebak: one family chosen, one in reserve. */
export async function aSelection(
  database: Database,
  seed: {
    readonly placeCode?: string;
    readonly village?: string;
    readonly state?: string;
    readonly amountRupiah?: bigint;
  } = {},
): Promise<{ selectionId: string; programmeCode: string; chosen: string; reserve: string }> {
  const { placeCode = "3602", village = "3602142001", state = "open", amountRupiah = 600_000n } = seed;
  const programme = await aProgramme(database);
  const { rows } = await database.owner.query<{ id: string }>(
    `insert into delivery.selections (programme_code, version_id, period, place_code, title, state, tie_rule, made_by)
     values ($1, $2, '2026', $3, 'Seleksi rahasia', $4, 'uji', uuidv7()) returning id`,
    [programme.code, programme.versionId, placeCode, state],
  );
  const selectionId = rows[0]?.id ?? "";
  const families = [
    await aFamily(database, { placeCode: village, members: [{ name: "SARMANAH RAHASIA" }] }),
    await aFamily(database, { placeCode: village, members: [{ name: "ROHAYATI RAHASIA" }] }),
  ];
  for (const [index, family] of families.entries())
    await database.owner.query(
      `insert into delivery.selection_lines (region_code, selection_id, subject_id, subject_kind, place_code, family_id, rank, amount_rupiah, mark)
       values (left($1, 4), $2, $3, 'family', $1, $3, $4, $5, $6)`,
      [village, selectionId, family.id, index + 1, amountRupiah, index === 0 ? "selected" : "reserve"],
    );
  return {
    selectionId,
    programmeCode: programme.code,
    chosen: families[0]?.id ?? "",
    reserve: families[1]?.id ?? "",
  };
}

/** The matrix case of an officer of Lebak acting on a selection of Lebak. */
export const selectionCase = (
  input: (selection: { selectionId: string; chosen: string; reserve: string }) => Record<string, unknown>,
  more: { readonly other?: Record<string, unknown>; readonly outsider?: MatrixCase["outsider"] } = {},
): MatrixCase => ({
  ...(more.outsider === undefined ? {} : { outsider: more.outsider }),
  prepare: async (database, { villageInside, insider }) => {
    const selection = await aSelection(database, { village: villageInside });
    const call = input(selection);
    return {
      input: call,
      ...(more.other === undefined ? {} : { otherInput: { ...call, ...more.other } }),
      secrets: ["SARMANAH", "ROHAYATI", "rahasia"],
      actor: { userId: insider.userId },
      countEffects: async () =>
        (
          await database.owner.query<{ n: number }>(
            "select count(*)::int as n from app.audit a where a.subject_id = $1 and a.kind = 'event'",
            [selection.selectionId],
          )
        ).rows[0]?.n ?? 0,
    };
  },
});
