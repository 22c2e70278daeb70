import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getLinkAgreement } from "../../contract/get-link-agreement.ts";
import { readReviewRules } from "./review-rules.ts";

interface Row {
  readonly userId: string;
  readonly decided: number;
  readonly drawn: number;
  readonly answered: number;
  readonly agreed: number;
}

export const handler = query(getLinkAgreement, async (tx, { sinceOn = "2000-01-01" }) => {
  const { rows } = await sql<Row>`
    with decided as (
      select d.decided_by as "userId", count(*)::int as decided from registry.link_decisions d
       where d.decision in ('same', 'different') and d.decided_at >= ${sinceOn}::date
       group by d.decided_by
    ), checked as (
      select c.first_by as "userId", count(*)::int as drawn, count(c.checked_by)::int as answered,
             count(*) filter (where c.checked_decision = c.first_decision)::int as agreed
        from registry.link_checks c where c.drawn_at >= ${sinceOn}::date group by c.first_by)
    select "userId", coalesce(d.decided, 0) as decided, coalesce(c.drawn, 0) as drawn,
           coalesce(c.answered, 0) as answered, coalesce(c.agreed, 0) as agreed
      from decided d full join checked c using ("userId") order by decided desc, "userId"`.execute(tx);
  const names = await userNames(
    tx,
    rows.map((row) => row.userId),
  );
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
  return plain({
    share: (await readReviewRules()).blindShare,
    decided: sum((row) => row.decided),
    drawn: sum((row) => row.drawn),
    answered: sum((row) => row.answered),
    agreed: sum((row) => row.agreed),
    reviewers: rows.map((row) => ({
      name: names.get(row.userId) ?? "–",
      decided: row.decided,
      answered: row.answered,
      agreed: row.agreed,
    })),
  });
});
