import { proposalCase } from "../testing/proposal-case.ts";

export const matrixCase = proposalCase((listId) => ({ listId }));
