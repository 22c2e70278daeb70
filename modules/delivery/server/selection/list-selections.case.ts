import { selectionCase } from "../testing/selection-case.ts";

export const matrixCase = selectionCase(() => ({}), { outsider: "empty" });
