import { decreeCase } from "../testing/decree-case.ts";

export const matrixCase = decreeCase(
  () => ({ state: "signed" }),
  async ({ id, database }) => {
    const { rows } = await database.owner.query<{ code: string }>(
      "select verify_code as code from delivery.decrees where id = $1",
      [id],
    );
    return { input: { code: rows[0]?.code ?? "" } };
  },
);
