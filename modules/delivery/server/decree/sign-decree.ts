import { createHash } from "node:crypto";
import { sql } from "kysely";
import { officeLetterhead } from "#modules/regions/server/index.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { decreeEvents } from "../../contract/decree-events.ts";
import { signDecree } from "../../contract/sign-decree.ts";
import { bindBudget } from "./amended-budget.ts";
import { decreeSubject, listFault, lockDecree } from "./decree-row.ts";
import { officeSigner } from "./e-sign/office-signer.ts";
import { fillSignature, placeSignature } from "./e-sign/place-signature.ts";
import { SignFault } from "./e-sign/port.ts";

export const handler = command(
  signDecree,
  async (tx, { decreeId, baseRevision, credentials }, { actor, now, enqueue }) => {
    // Of two who sign at the same instant the second waits here, and then sees a signed decree.
    const decree = await lockDecree(tx, decreeId);
    if (!decree) return refuse("DECREE_NOT_FOUND");
    if (decree.state === "signed")
      return refuse("DECREE_ALREADY_SIGNED", { details: { number: decree.number } });
    if (decree.state !== "checked") return refuse("DECREE_STATE_WRONG", { details: { state: decree.state } });
    if (decree.revision !== baseRevision)
      return refuse("DECREE_REVISED", { details: { revision: decree.revision } });
    if (decree.madeBy === actor.userId || decree.checkedBy === actor.userId)
      return refuse("MAKER_CANNOT_SIGN");
    const fault = await listFault(tx, decree);
    if (fault?.code === "FINDINGS_OPEN") return refuse("FINDINGS_OPEN", { details: fault.details });
    if (fault) return refuse("NOT_RECONCILED");
    const { rows } = await sql<{ content: Buffer; signerName: string; signerTitle: string; place: string }>`
    select p.content, d.paper->>'signerName' as "signerName", d.paper->>'signerTitle' as "signerTitle",
           coalesce(d.paper->>'place', '') as place
      from delivery.decree_papers p join delivery.decrees d on d.id = p.decree_id
     where p.decree_id = ${decreeId} and p.state = 'ready' and p.list_sha256 = ${decree.listSha256}`.execute(
      tx,
    );
    const paper = rows[0];
    if (!paper) return refuse("PAPER_NOT_READY");

    const { signerName, signerTitle } = paper;
    const office = await officeLetterhead(tx);
    const prepared = placeSignature(paper.content, {
      name: signerName,
      reason: `Penetapan Keputusan Nomor ${decree.number ?? ""}`,
      location: paper.place || (office.city ?? office.government),
      signedAt: now,
    });
    try {
      const signature = await officeSigner().sign({
        covered: prepared.covered,
        signedAt: now,
        signerName,
        signerTitle,
        ...(credentials === null ? {} : { credentials }),
      });
      const pdf = fillSignature(prepared, signature.cms);
      const pdfSha256 = createHash("sha256").update(pdf).digest();
      const { cms: _cms, ...kept } = signature;
      const updated = await sql<{ revision: number }>`
      update delivery.decrees d
         set state = 'signed', signed_at = ${now}, signed_by = ${actor.userId}, signature = ${JSON.stringify(kept)}, pdf = ${pdf},
             pdf_sha256 = ${pdfSha256}, revision = d.revision + 1
       where d.id = ${decree.id} returning d.revision`.execute(tx);
      if (!(await bindBudget(tx, decree))) return refuse("BUDGET_SHORT");
      // Its bytes are the beginning of the signed file.
      await sql`update delivery.decree_papers p set content = null where p.decree_id = ${decree.id}`.execute(
        tx,
      );
      await enqueue("delivery.enrol-decree", { decreeId: decree.id });
      return done(
        { state: "signed", revision: updated.rows[0]?.revision ?? 0, pdfSha256: pdfSha256.toString("hex") },
        [
          decreeEvents["delivery.decree-signed.v1"](decreeSubject(decree), {
            number: decree.number ?? "",
            pdfSha256: pdfSha256.toString("hex"),
            lines: decree.lineCount,
            totalRupiah: String(decree.totalRupiah),
            listSha256: decree.listSha256?.toString("hex") ?? "",
          }),
        ],
      );
    } catch (error) {
      if (error instanceof SignFault) return refuse(error.code);
      throw error;
    }
  },
);
