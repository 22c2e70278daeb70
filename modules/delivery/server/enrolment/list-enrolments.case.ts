import { enrolmentCase } from "../testing/matrix-helpers.ts";

export const matrixCase = enrolmentCase(({ decree }) => ({ decreeId: decree.id }), { outsider: "empty" });
