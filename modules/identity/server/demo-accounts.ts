import { createHmac } from "node:crypto";
import { officeProvince } from "#modules/regions/server/index.ts";
import type { Database } from "#platform/db/connection.ts";
import { inScope, noScope } from "#platform/db/tx.ts";
import { newId } from "#platform/kernel/ids.ts";
import { runOperation } from "#platform/runtime/run-operation.ts";
import type { Bidang, Compartment } from "../contract/shapes.ts";
import { temporaryPassword } from "../domain/random-codes.ts";
import { handler as createUser } from "./create-user.ts";
import { hashPassword } from "./password-hash.ts";
import { type RoleFile, readRoleFiles } from "./roles.ts";
import { systemActor } from "./system-actor.ts";

export interface DemoAccount {
  readonly username: string;
  readonly title: { readonly id: string; readonly en: string };
  readonly password: string;
  /** For roles that need a second factor: to type into an authenticator app. */
  readonly totpSecret?: string;
}

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

function toBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{5}/g) ?? []).map((five) => base32.charAt(Number.parseInt(five, 2))).join("");
}

const derive = (secret: string, what: string) => createHmac("sha256", secret).update(`demo ${what}`).digest();

/**
 * One account per role of reference/roles. Password and authenticator secrets are derived from the data
 * folder's secret: every folder has its own, each start can show them, and none is stored.
 */
export async function listDemoAccounts(folderSecret: string): Promise<DemoAccount[]> {
  const roles = (await readRoleFiles()).toSorted((a, b) => a.position - b.position);
  const password = temporaryPassword(derive(folderSecret, "password"));
  return roles.map((role) => ({
    username: role.name,
    title: role.title,
    password,
    // 160 bits, as RFC 4226 §4 recommends.
    ...(role.secondFactorRequired
      ? { totpSecret: toBase32(derive(folderSecret, `totp ${role.name}`).subarray(0, 20)) }
      : {}),
  }));
}

const bidangOfRole: Readonly<Record<string, Bidang>> = {
  "dinsos-provinsi-rehsos": "rehsos",
  "dinsos-provinsi-dayasos": "dayasos",
  "dinsos-provinsi-fakir-miskin": "fakir-miskin",
  "dinsos-provinsi-linjamsos": "linjamsos",
};

const compartmentsOfRole: Readonly<Record<string, Compartment[]>> = {
  "dinsos-provinsi-rehsos": ["children-in-law", "victims", "hiv", "adoption"],
  "kepala-dinas": ["complaints"],
};

/** One place per level, each inside the one before, where the most villages are: Lebak in Banten. */
async function demoAreas(database: Database): Promise<Record<RoleFile["areaLevels"][number], string>> {
  const province = await inScope(database.app, noScope, "read only", officeProvince);
  const largest = async (within: string, digits: number) => {
    const { rows } = await database.app.query<{ code: string }>(
      `select left(p.code, $2) as code from places p
       where p.level = 'village' and p.in_force and p.code like $1 || '%'
       group by 1 order by count(*) desc, 1 limit 1`,
      [within, digits],
    );
    return rows[0]?.code ?? within;
  };
  const regency = await largest(province, 4);
  const district = await largest(regency, 6);
  return { province, regency, district, village: await largest(district, 10) };
}

/** Makes the demo accounts that are missing; those that exist are left as people changed them. */
export async function ensureDemoAccounts(database: Database, folderSecret: string): Promise<DemoAccount[]> {
  const accounts = await listDemoAccounts(folderSecret);
  const { rows } = await database.owner.query<{ username: string }>("select username from users");
  const existing = new Set(rows.map((row) => row.username));
  const areas = await demoAreas(database);
  const roles = new Map((await readRoleFiles()).map((role) => [role.name, role]));
  for (const account of accounts) {
    if (existing.has(account.username)) continue;
    await makeAccount(database, account, areas, roles.get(account.username));
  }
  return accounts;
}

async function makeAccount(
  database: Database,
  account: DemoAccount,
  areas: Record<RoleFile["areaLevels"][number], string>,
  role: RoleFile | undefined,
): Promise<void> {
  const now = new Date();
  const level = role?.areaLevels[0] ?? "province";
  const answer = await runOperation({ database, clock: () => now, message: (code) => code }, createUser, {
    actor: systemActor(areas.province, now),
    idempotencyKey: newId(),
    input: {
      username: account.username,
      displayName: `${account.title.id} (demo)`,
      roles: [account.username],
      areaCode: areas[level],
      bidang: bidangOfRole[account.username] ?? null,
      compartments: compartmentsOfRole[account.username] ?? [],
    },
  });
  if (!answer.ok) throw new Error(`demo account ${account.username}: ${answer.refusal.code}`);
  // A demo is to be looked at: its password is no temporary one, its second factor is enrolled.
  await database.owner.query(
    `update credentials c set password_hash = $2, temporary_until = null
     from users u where u.id = c.user_id and u.username = $1`,
    [account.username, await hashPassword(account.password)],
  );
  if (account.totpSecret === undefined) return;
  await database.owner.query(
    `insert into second_factors (user_id, secret, enrolled_at)
     select u.id, $2, $3 from users u where u.username = $1`,
    [account.username, account.totpSecret, now],
  );
}
