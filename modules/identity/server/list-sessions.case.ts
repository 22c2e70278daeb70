import { selfCase } from "./testkit/self-case.ts";

export const matrixCase = selfCase(() => ({}));
