import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { toTable } from "../../domain/dmn/to-table.ts";
import { writeDmn } from "./write-xml.ts";

export const matrixCase: MatrixCase = {
  async prepare() {
    const rule = "umur >= 60";
    const text = { id: "Berumur 60 tahun", en: "Aged 60" };
    const criteria = [{ code: "umur", label: text, rule, legalBasis: "", remedy: text }];
    const xml = await writeDmn(toTable({ title: text, criteria }), { id: "contoh", version: 1 });
    return { input: { xml, unit: "person" } };
  },
};
