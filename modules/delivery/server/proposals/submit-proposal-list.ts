import { createHash } from "node:crypto";
import { sql } from "kysely";
import { isInside } from "#platform/kernel/place-code.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { decreeEvents } from "../../contract/decree-events.ts";
import { largestListBytes } from "../../contract/proposal-shapes.ts";
import { submitProposalList } from "../../contract/submit-proposal-list.ts";

export const handler = command(
  submitProposalList,
  async (tx, input, { actor, now, newId, body, enqueue }) => {
    if (!isInside(input.placeCode, actor.areaCode)) return refuse("PLACE_OUTSIDE_AREA");
    const programme =
      await sql`select 1 from programmes.programmes p where p.code = ${input.programmeCode}`.execute(tx);
    if (programme.rows.length === 0) return refuse("PROGRAMME_NOT_FOUND");
    const chunks: Buffer[] = [];
    let byteSize = 0;
    for await (const chunk of body ?? []) {
      const piece = Buffer.from(chunk as Uint8Array);
      byteSize += piece.length;
      if (byteSize > largestListBytes) return refuse("FILE_TOO_LARGE");
      chunks.push(piece);
    }
    if (byteSize === 0) return refuse("FILE_EMPTY");
    const content = Buffer.concat(chunks);
    const sha256 = createHash("sha256").update(content).digest();
    const listId = newId();
    const batchId = newId();
    // The unique index answers for two who send the same file at once.
    const { rows } = await sql<{ id: string }>`
    insert into delivery.proposal_lists (id, programme_code, period, place_code, purpose, letter_number, proposed_on, source, file_name,
      file_sha256, file_content, batch_id, received_at, received_by)
    values (${listId}, ${input.programmeCode}, ${input.period}, ${input.placeCode}, ${input.purpose}, ${input.letterNumber},
      ${input.proposedOn}, 'file', ${input.fileName}, ${sha256}, ${content}, ${batchId}, ${now}, ${actor.userId})
    on conflict (programme_code, period, purpose, file_sha256) where state in ('reading', 'received') do nothing
    returning id`.execute(tx);
    if (rows.length === 0) {
      const before = await sql<{ id: string }>`
      select l.id from delivery.proposal_lists l
       where l.programme_code = ${input.programmeCode} and l.period = ${input.period} and l.purpose = ${input.purpose}
         and l.file_sha256 = ${sha256} and l.state in ('reading', 'received')`.execute(tx);
      return refuse("LIST_SENT_BEFORE", { details: { listId: before.rows[0]?.id ?? null } });
    }
    await sql`
    insert into app.batches (id, kind, title, place_code, created_by)
    values (${batchId}, 'delivery.read-list', ${input.fileName}, ${input.placeCode}, ${actor.userId})`.execute(
      tx,
    );
    await enqueue("delivery.read-list", { listId, batchId });
    return done({ listId, batchId }, [
      decreeEvents["delivery.proposal-list-received.v1"](
        { kind: "proposal-list", id: listId, placeCode: input.placeCode },
        { programmeCode: input.programmeCode, period: input.period, sha256: sha256.toString("hex") },
      ),
    ]);
  },
);
