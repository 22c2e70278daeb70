import { SetupError } from "#platform/kernel/setup-error.ts";
import { type AuditFault, verifyAudit } from "#platform/runtime/verify-audit.ts";
import { openPreparedDatabase } from "../open-database.ts";
import type { Verb } from "./verb.ts";

const faultSentence = (fault: AuditFault): string => {
  switch (fault.kind) {
    case "row-altered":
      return `Baris audit ${fault.seq} telah diubah setelah disegel (segel ${fault.sealId}).`;
    case "row-missing":
      return `Baris audit ${fault.seq} hilang setelah disegel (segel ${fault.sealId}).`;
    case "row-inserted":
      return `Baris audit ${fault.seq} disisipkan setelah segel ${fault.sealId} dibuat.`;
    case "seal-altered":
      return `Segel ${fault.sealId} telah diubah.`;
    case "seal-missing":
      return `Segel ${fault.sealId} hilang.`;
  }
};

export const auditVerb: Verb = {
  name: "audit",
  summary: "Recount the sealed audit trail (audit verify)",
  configure: (command) => command.argument("<action>", "verify"),
  run: async ([action], _options, io) => {
    if (action !== "verify") throw new SetupError("WRONG_USE", "Pakai: sinergi audit verify");
    const { database, close } = await openPreparedDatabase(io.env, io.tell, { share: true });
    try {
      const report = await verifyAudit(database.owner, (done, total) =>
        io.tell(`memeriksa segel ${done} dari ${total}`),
      );
      io.say(
        report.fault === null
          ? `Jejak audit utuh: ${report.sealedRows} baris dalam ${report.seals} segel; ${report.unsealedRows} baris terbaru belum disegel.`
          : `JEJAK AUDIT RUSAK. ${faultSentence(report.fault)} Simpan keadaan ini dan lapor kepada Inspektorat.`,
      );
      io.result({ ...report });
      return report.fault === null ? 0 : 2;
    } finally {
      await close();
    }
  },
};
