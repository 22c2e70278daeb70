import { createHash } from "node:crypto";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readEnv } from "#apps/server/env.ts";
import { loadReference } from "#apps/server/reference.ts";
import { serve } from "#apps/server/serve.ts";
import { aSession, aUser } from "#modules/identity/server/testkit/users.ts";
import { bootstrapDatabase, createDatabase } from "#platform/db/bootstrap.ts";
import { startCluster } from "#platform/db/cluster.ts";
import { openDatabase } from "#platform/db/connection.ts";
import { migrate } from "#platform/db/migrate.ts";
import { newId } from "#platform/kernel/ids.ts";

/**
 * npm run bench -- upload [--scale 1]
 *
 * One file of 2 GiB less a few bytes (times the scale), the largest the office takes, sent piece by piece over HTTP as a
 * browser does, then recognised; beside the same bytes written to disk and hashed in the same process. Server, database
 * client and sender share the process whose memory is measured.
 */
const { values } = parseArgs({ options: { scale: { type: "string", default: "1" } } });
const scale = Number(values.scale);
const folder = join(import.meta.dirname, "..", "tmp", "bench", `upload-${process.pid}`);
const header = Buffer.from("NIK;NAMA;TANGGAL LAHIR;ALAMAT\n");
const row = Buffer.from("3602144107609001;SARMANAH BINTI UJI;01-07-1960;KP PASIR RT 01 RW 02\n");
const lines = Math.floor((2 * 1024 ** 3 * scale - header.length) / row.length);
const byteSize = header.length + lines * row.length;

/** The bytes of the file in [from, upto), made when asked for. */
function bytesOf(from: number, upto: number): Buffer {
  if (from < header.length) return Buffer.concat([header.subarray(from), bytesOf(header.length, upto)]);
  const at = from - header.length;
  const count = Math.ceil((upto - from) / row.length) + 1;
  const start = at % row.length;
  return Buffer.alloc(count * row.length, row).subarray(start, start + upto - from);
}

async function bareWork(pieceBytes: number): Promise<number> {
  const began = performance.now();
  const file = await open(join(folder, "bare"), "w");
  const hash = createHash("sha256");
  for (let at = 0; at < byteSize; at += pieceBytes) {
    const piece = bytesOf(at, Math.min(byteSize, at + pieceBytes));
    hash.update(piece);
    await file.write(piece);
  }
  hash.digest();
  await file.sync();
  await file.close();
  await rm(join(folder, "bare"));
  return (performance.now() - began) / 1000;
}

const cluster = await startCluster({ folder });
const address = { kind: "socket", socket: cluster.socket, database: "upload" } as const;
await createDatabase(address);
await bootstrapDatabase(address);
await migrate(address);
const database = openDatabase(address);
await loadReference(database);
const env = readEnv({
  SINERGI_DATA: join(folder, "files"),
  PORT: "0",
  METRICS_PORT: "0",
  SINERGI_REQUESTS_PER_MINUTE: "1000000",
});
const server = await serve(database, env);
try {
  const user = await aUser(database, { roles: ["dinsos-kabkota"], areaCode: "3602" });
  const { token } = await aSession(database, user.userId);
  const ask = async (method: string, path: string, body: BodyInit, type: string) => {
    const response = await fetch(`${server.address}/api${path}`, {
      method,
      body,
      headers: {
        cookie: `sinergi=${token}`,
        "content-type": type,
        "idempotency-key": newId(),
        "sec-fetch-site": "same-origin",
      },
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`);
    return answer as { uploadId: string; pieceBytes: number; receivedBytes: number; outcome: string };
  };
  const json = "application/json";
  const began = performance.now();
  const { uploadId, pieceBytes } = await ask(
    "POST",
    "/intake/uploads",
    JSON.stringify({ fileName: "besar.csv", byteSize }),
    json,
  );
  let peakRssMb = 0;
  for (let at = 0; at < byteSize; ) {
    const piece = new Uint8Array(bytesOf(at, Math.min(byteSize, at + pieceBytes)));
    at = (await ask("PUT", `/intake/uploads/${uploadId}/pieces/${at}`, piece, "application/octet-stream"))
      .receivedBytes;
    peakRssMb = Math.max(peakRssMb, process.memoryUsage.rss() / 1e6);
  }
  const sentSeconds = (performance.now() - began) / 1000;
  const { outcome } = await ask("POST", `/intake/uploads/${uploadId}/finish`, JSON.stringify({}), json);
  const seconds = (performance.now() - began) / 1000;
  const limitSeconds = await bareWork(pieceBytes);
  const rounded = (value: number) => Math.round(value * 100) / 100;
  const report = {
    bench: "upload",
    scale,
    bytes: byteSize,
    pieceBytes,
    outcome,
    seconds: rounded(seconds),
    finishSeconds: rounded(seconds - sentSeconds),
    limitSeconds: rounded(limitSeconds),
    ratio: rounded(seconds / limitSeconds),
    peakRssMb: Math.round(peakRssMb),
  };
  console.table([report]);
  console.log(JSON.stringify(report));
} finally {
  await server.stop();
  await database.close();
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
}
