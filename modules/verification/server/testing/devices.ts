import { createHash, randomBytes } from "node:crypto";
import type { Database } from "#platform/db/connection.ts";
import { newId } from "#platform/kernel/ids.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest();

/** An active account with nothing but its area: phones belong to accounts. */
export async function aUser(database: Database, areaCode: string, userId = newId()): Promise<string> {
  await database.owner.query(
    `insert into users (id, username, display_name, area_code) values ($1, $2, 'Petugas Lapangan', $3) on conflict do nothing`,
    [userId, `uji-${userId.slice(-12)}`, areaCode],
  );
  return userId;
}

/** An enrolled phone; returns its id and token. */
export async function aDevice(
  database: Database,
  owner: { readonly userId: string; readonly areaCode: string },
): Promise<{ deviceId: string; token: string }> {
  const deviceId = newId();
  const token = randomBytes(32).toString("base64url");
  await database.owner.query(
    `insert into verification.devices (id, user_id, place_code, name, token_sha256, contract_version, enrolled_at)
     values ($1, $2, $3, 'HP uji', $4, 1, now())`,
    [deviceId, owner.userId, owner.areaCode, sha256(token)],
  );
  return { deviceId, token };
}

/** A one-time code as the phone types it. */
export async function aCode(
  database: Database,
  owner: { readonly userId: string; readonly areaCode: string },
): Promise<string> {
  const code = [...randomBytes(10)]
    .map((byte) => "0123456789ABCDEFGHJKMNPQRSTVWXYZ".charAt(byte & 31))
    .join("");
  await database.owner.query(
    `insert into verification.device_codes (code_sha256, user_id, place_code, issued_at, issued_by, expires_at)
     values ($1, $2, $3, now(), $2, now() + interval '10 minutes')`,
    [sha256(code), owner.userId, owner.areaCode],
  );
  return code;
}

/** A visit with one announced photo of the given bytes. */
export async function aVisitWithPhoto(
  database: Database,
  at: { readonly placeCode: string; readonly familyId: string; readonly userId: string },
  bytes: Buffer,
): Promise<{ visitId: string; photoId: string }> {
  const [visitId, photoId] = [newId(), newId()];
  const region = at.placeCode.slice(0, 4);
  await database.owner.query(
    `insert into verification.visits (region_code, id, place_code, family_id, result, base_revision, visited_at, visited_by,
       answers, received_at) values ($1, $2, $3, $4, 'confirmed', 1, now(), $5, '{"household":{},"members":{}}', now())`,
    [region, visitId, at.placeCode, at.familyId, at.userId],
  );
  await database.owner.query(
    `insert into verification.photos (region_code, id, place_code, family_id, visit_id, sha256, byte_size, media_type)
     values ($1, $2, $3, $4, $5, $6, $7, 'image/jpeg')`,
    [
      region,
      photoId,
      at.placeCode,
      at.familyId,
      visitId,
      createHash("sha256").update(bytes).digest("hex"),
      bytes.length,
    ],
  );
  return { visitId, photoId };
}

/** The smallest thing that begins like a JPEG. */
export const aJpeg = (size: number): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(size - 4)]);
