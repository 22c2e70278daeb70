import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import { placeLabels } from "#modules/regions/server/index.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { maskNumber } from "#platform/kernel/nik.ts";
import { shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listChangesProposed } from "../../contract/list-changes-proposed.ts";

type Line = OutputOf<typeof listChangesProposed>["changes"][number];
type Row = Omit<Line, "before" | "after" | "place" | "proposedAt"> & {
  readonly before: unknown;
  readonly after: unknown;
  readonly proposedAt: Date;
};

const masked = new Set(["nik", "kkNumber"]);

/** A value as the bench shows it; of an event its date and place, of a new family its members' names. */
function told({ act, field }: Pick<Row, "act" | "field">, value: unknown): string | null {
  if (value === null || value === "" || value === undefined) return null;
  if (act === "create-family") {
    const { members } = value as { members: ReadonlyArray<{ name: string }> };
    return members.map(({ name }) => name).join(", ");
  }
  if (act === "life-event") {
    const { happenedOn, destination } = value as { happenedOn: string; destination: string };
    return [happenedOn, destination].filter(Boolean).join(" · ");
  }
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return masked.has(field) ? maskNumber(text) : text;
}

export const handler = query(listChangesProposed, async (tx, input) => {
  const chosen = sql`c.state = ${input.state} and c.region_code >= left((select app.area_from()), 4)
    and c.region_code < (select app.area_upto())`;
  const counted = await sql<{ n: number }>`
    select count(*)::int as n from verification.change_proposals c where ${chosen}`.execute(tx);
  const { rows } = await sql<Row>`
    select c.id as "changeId", c.origin, c.act, c.field, c.family_id as "familyId", c.person_id as "personId",
           coalesce(p.name, f.head_name, '') as name, c.place_code as "placeCode", c.before_value as before,
           c.after_value as after, c.reason, c.proposed_at as "proposedAt", c.proposed_by as "proposedBy", c.state, c.told
      from verification.change_proposals c
      left join registry.persons p on p.region_code = c.region_code and p.id = c.person_id
      left join registry.families f on f.region_code = c.region_code and f.id = c.family_id
     where ${chosen} and (${input.after ?? null}::uuid is null or c.id > ${input.after ?? null}::uuid)
     order by c.id limit ${input.limit + 1}`.execute(tx);
  const page = rows.slice(0, input.limit);
  const codes = (code: string) => [code.slice(0, 10), code.slice(0, 6), code.slice(0, 4)];
  const labels = await placeLabels(
    tx,
    page.flatMap(({ placeCode }) => codes(placeCode)),
  );
  const names = await userNames(
    tx,
    page.map(({ proposedBy }) => proposedBy),
  );
  return shown(
    {
      changes: page.map((row) => ({
        ...row,
        place: codes(row.placeCode)
          .map((code) => labels.get(code) ?? "")
          .filter(Boolean)
          .join(", "),
        before: told(row, row.before),
        after: told(row, row.after),
        proposedAt: row.proposedAt.toISOString(),
        proposedBy: names.get(row.proposedBy) ?? "",
      })),
      total: counted.rows[0]?.n ?? 0,
      next: rows.length > input.limit ? (page.at(-1)?.changeId ?? null) : null,
    },
    {
      purpose: "verification",
      subjects: page.flatMap(({ personId, familyId, placeCode }) =>
        personId !== null
          ? [{ kind: "person", id: personId, placeCode }]
          : familyId !== null
            ? [{ kind: "family", id: familyId, placeCode }]
            : [],
      ),
    },
  );
});
