import { proposalCase } from "../testing/proposal-case.ts";

export const matrixCase = proposalCase((listId) => ({ listId, reason: "Salah unggah berkas" }), {
  other: { reason: "Digantikan daftar yang baru" },
});
