import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { paymentEvents } from "../../contract/payment-events.ts";
import { readNameCheck } from "../../contract/read-name-check.ts";
import type { Channel } from "../../domain/channels/channel.ts";
import type { ReadLine } from "../../domain/channels/read-file.ts";
import { type BatchRow, batchSubject, findBatch, seesWholeBatch } from "./batch-row.ts";
import { paymentChannels } from "./channels.ts";
import { namesAgree } from "./compare-names.ts";
import { takeBankFile } from "./take-bank-file.ts";

interface Checked {
  readonly id: string;
  readonly checkClass: string;
  readonly nameAtBank: string;
}

/**
 * What the check says of each payment: "ok", or the class that holds it. A bank's "fine" is compared again by name,
 * and its "name differs" passes when the names agree by the tolerant comparison.
 */
async function judge(
  tx: Tx,
  batch: BatchRow,
  channel: Channel,
  lines: readonly ReadLine[],
): Promise<Checked[]> {
  const { rows } = await sql<{ id: string; reference: string; name: string }>`
    select p.id, p.reference, p.name from delivery.payments p
     where p.batch_id = ${batch.id} and p.state in ('open', 'held')
       and p.reference = any (${lines.map((line) => line.reference)}::text[])`.execute(tx);
  const known = new Map(rows.map((row) => [row.reference, row]));
  return lines.flatMap((line) => {
    const payment = known.get(line.reference);
    if (!payment || line.problem !== null) return [];
    const said = channel.statuses[line.status] ?? channel.statuses["*"] ?? "other";
    const agree = line.nameAtBank === "" ? said === "paid" : namesAgree(payment.name, line.nameAtBank);
    const byName = agree ? "ok" : "name-differs";
    const checkClass = said === "paid" || said === "name-differs" ? byName : said;
    return [{ id: payment.id, checkClass, nameAtBank: line.nameAtBank }];
  });
}

export const handler = command(readNameCheck, async (tx, input, { actor, newId, body }) => {
  const batch = await findBatch(tx, input.batchId, true);
  if (!batch) return refuse("PAYMENT_BATCH_NOT_FOUND");
  if (batch.work) return refuse("PAYMENT_BATCH_BUSY");
  if (batch.state !== "draft") return refuse("PAYMENT_BATCH_STATE_WRONG");
  const channel = paymentChannels().get(batch.channel);
  if (!channel?.nameCheck) return refuse("CHANNEL_HAS_NO_NAME_CHECK");
  if (!(await seesWholeBatch(tx, batch.id))) return refuse("PAYMENTS_HIDDEN");
  const taken = await takeBankFile(tx, batch, channel, channel.nameCheck, body);
  if (!taken.ok) return taken;
  const checked = await judge(tx, batch, channel, taken.lines);
  await sql`
    update delivery.payments p
       set check_class = c.class, check_name = nullif(c.name, ''), check_reason = null, checked_by = null,
           state = case when c.class = 'ok' and p.account_number is not null then 'open' else 'held' end
      from unnest(${checked.map((one) => one.id)}::uuid[], ${checked.map((one) => one.checkClass)}::text[],
                  ${checked.map((one) => one.nameAtBank)}::text[]) as c(id, class, name)
     where p.batch_id = ${batch.id} and p.id = c.id and p.state in ('open', 'held')`.execute(tx);
  await sql`
    insert into delivery.payment_files (id, batch_id, place_code, kind, file_name, sha256, content, line_count, total_rupiah, state,
                                        made_by, applied_at, applied_by)
    values (${newId()}, ${batch.id}, ${batch.placeCode}, 'name-check', ${input.fileName}, ${taken.sha256}, ${taken.content},
            ${taken.lines.length}, 0, 'applied', ${actor.userId}, now(), ${actor.userId})`.execute(tx);
  const classes = new Map<string, number>();
  for (const one of checked) classes.set(one.checkClass, (classes.get(one.checkClass) ?? 0) + 1);
  const fine = classes.get("ok") ?? 0;
  return done(
    {
      checked: checked.length,
      fine,
      held: checked.length - fine,
      unknown: taken.lines.length - checked.length,
      byClass: [...classes].map(([checkClass, lines]) => ({ checkClass, lines })),
    },
    [
      paymentEvents["delivery.payment-file-read.v1"](batchSubject(batch), {
        kind: "name-check",
        sha256: taken.sha256.toString("hex"),
        lines: taken.lines.length,
      }),
    ],
  );
});
