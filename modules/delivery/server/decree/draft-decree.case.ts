import { decreeCase } from "../testing/decree-case.ts";

export const matrixCase = decreeCase(
  () => ({ state: "signed" }),
  ({ id }) => {
    const input = {
      from: { kind: "amending", decreeId: id },
      title: "Perubahan atas keputusan uji",
      startsOn: "2026-01-01",
      endsOn: "2026-12-31",
    };
    return {
      input,
      otherInput: { ...input, title: "Perubahan kedua keputusan uji" },
      effects: "select count(*)::int as n from delivery.decrees d where d.amends_id = $1",
    };
  },
);
