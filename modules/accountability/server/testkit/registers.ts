import { aFamily } from "#modules/registry/server/testing/builders.ts";
import type { Database } from "#platform/db/connection.ts";
import { newId } from "#platform/kernel/ids.ts";

const hour = 3_600_000;

/** An open request about a person of the village. */
export async function aRequest(
  database: Database,
  more: { readonly placeCode: string; readonly receivedAt?: Date; readonly kind?: string },
): Promise<{ requestId: string; personId: string }> {
  const { head } = await aFamily(database, { placeCode: more.placeCode });
  const receivedAt = more.receivedAt ?? new Date(Date.now() - hour);
  const requestId = newId();
  await database.owner.query(
    `insert into accountability.subject_requests (id, number, place_code, kind, person_id, requester_name,
       requester_relation, identity_checked, channel, request, received_at, due_at, recorded_by)
     values ($1::uuid, 'PDP-UJI-' || $1::text, $2, $3, $4, 'SARMANAH', 'self', 'identity-card', 'counter',
             'Minta salinan data saya.', $5, $5::timestamptz + interval '72 hours', $6)`,
    [requestId, more.placeCode, more.kind ?? "access", head.id, receivedAt, newId()],
  );
  return { requestId, personId: head.id };
}

/** An open breach of the area, found two hours ago. */
export async function aBreach(
  database: Database,
  more: { readonly placeCode: string; readonly foundAt?: Date },
): Promise<{ breachId: string }> {
  const breachId = newId();
  await database.owner.query(
    `insert into accountability.breaches (id, number, place_code, kind, title, found_at, due_at, what_data, how, recorded_by)
     values ($1::uuid, 'INS-UJI-' || $1::text, $2, 'confidentiality', 'Berkas salah kirim', $3, $3::timestamptz + interval '72 hours',
             'Nama dan alamat', 'Surat elektronik terkirim ke alamat lain', $4)`,
    [breachId, more.placeCode, more.foundAt ?? new Date(Date.now() - 2 * hour), newId()],
  );
  return { breachId };
}

/** Answered requests of the village, so old that their time is over; returns their ids. */
export async function oldRequests(database: Database, placeCode: string, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at++) {
    const { requestId } = await aRequest(database, {
      placeCode,
      receivedAt: new Date("2015-01-05T02:00:00Z"),
    });
    ids.push(requestId);
  }
  await database.owner.query(
    `update accountability.subject_requests set state = 'granted', answer = 'Salinan diserahkan.', answered_by = $2,
            answered_at = received_at + interval '1 day' where id = any ($1)`,
    [ids, newId()],
  );
  return ids.toSorted();
}

/** A proposed destruction of answered requests, proposed by somebody else. */
export async function aProposal(
  database: Database,
  placeCode: string,
  recordIds: readonly string[],
): Promise<string> {
  const id = newId();
  await database.owner.query(
    `insert into accountability.destructions (id, number, place_code, class_code, older_than_on, record_count, record_ids,
       list_sha256, proposed_by)
     values ($1::uuid, 'BAM-UJI-' || $1::text, $2, 'answered-requests', '2020-01-01', cardinality($3::uuid[]), $3,
             sha256(array_to_string($3::uuid[], E'\\n')::bytea), $4)`,
    [id, placeCode, recordIds, newId()],
  );
  return id;
}

export async function countOf(database: Database, table: string, where = "true"): Promise<number> {
  const { rows } = await database.owner.query<{ n: number }>(
    `select count(*)::int as n from accountability.${table} where ${where}`,
  );
  return rows[0]?.n ?? 0;
}
