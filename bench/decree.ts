import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkDecree } from "#modules/delivery/contract/check-decree.ts";
import { resolveFindings } from "#modules/delivery/contract/resolve-findings.ts";
import { signDecree } from "#modules/delivery/contract/sign-decree.ts";
import { submitDecree } from "#modules/delivery/contract/submit-decree.ts";
import { handler as check } from "#modules/delivery/server/decree/check-decree.ts";
import { pressDecree } from "#modules/delivery/server/decree/press-decree.ts";
import { handler as sign } from "#modules/delivery/server/decree/sign-decree.ts";
import { handler as submit } from "#modules/delivery/server/decree/submit-decree.ts";
import { handler as resolve } from "#modules/delivery/server/reconciliation/resolve-findings.ts";
import { runReconciliation } from "#modules/delivery/server/reconciliation/run-reconciliation.ts";
import { fuelAid2022 } from "#modules/delivery/server/testing/fuel-aid-2022.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { mustCall } from "#platform/testkit/call.ts";
import { benchCluster, freshDatabase } from "./import/clusters.ts";

/**
 * npm run bench -- decree
 *
 * The fuel-aid decree of 2022 (80,513 lines, 42,723 proposed) from its draft to its signature through the real
 * operations: reconcile, decide on every finding, send on, check, print the paper with its attachments, sign.
 */
await mkdir(join(import.meta.dirname, "..", "tmp", "bench"), { recursive: true });
process.env["SINERGI_DATA"] = await mkdtemp(join(tmpdir(), "sinergi-bench-"));

const permissions = ["prepare", "check", "sign", "read"].map((verb) => `delivery.decree.${verb}`);
const officer = () =>
  anActor({
    areaCode: "36",
    permissions: [...permissions, "delivery.finding.read", "delivery.finding.resolve"],
  });
const [maker, checker, signer] = [officer(), officer(), officer()];
const quiet = { phase: async () => undefined, advance: async () => undefined, check: async () => undefined };

interface Step {
  readonly step: string;
  readonly seconds: number;
  /** User and system time of this process, its press threads included; not the database's. */
  readonly cpuSeconds: number;
  readonly rssMegabytes: number;
}
const steps: Step[] = [];
const hundredths = (value: number) => Math.round(value * 100) / 100;

async function measure<T>(step: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const cpu = process.cpuUsage();
  const out = await work();
  const used = process.cpuUsage(cpu);
  const row = {
    step,
    seconds: hundredths((performance.now() - began) / 1000),
    cpuSeconds: hundredths((used.user + used.system) / 1e6),
    rssMegabytes: Math.round(process.memoryUsage.rss() / 1e6),
  };
  steps.push(row);
  process.stderr.write(
    `${step}: ${row.seconds} s, prosesor ${row.cpuSeconds} s, RSS ${row.rssMegabytes} MB\n`,
  );
  return out;
}

const { cluster, end } = await benchCluster("decree");
try {
  const database = freshDatabase(cluster, "decree");
  const { decreeId } = await fuelAid2022(database, maker.userId);
  const revision = async () => {
    const { rows } = await database.owner.query<{ revision: number }>(
      "select revision from delivery.decrees where id = $1",
      [decreeId],
    );
    return rows[0]?.revision ?? 0;
  };
  const run = await measure("pemadanan", () => runReconciliation(database, decreeId));
  await measure("keputusan atas temuan", async () => {
    const { rows } = await database.owner.query<{ kind: string; n: number }>(
      "select kind, count(*)::int as n from delivery.findings where decree_id = $1 group by 1",
      [decreeId],
    );
    for (const { kind, n } of rows)
      await mustCall(database, resolve, resolveFindings, maker, {
        decreeId,
        kind: kind as never,
        resolution: "keep",
        reason: "Diperiksa bersama Inspektorat",
        expected: n,
      });
  });
  await measure("kirim", async () =>
    mustCall(database, submit, submitDecree, maker, { decreeId, baseRevision: await revision() }),
  );
  await measure("periksa", async () =>
    mustCall(database, check, checkDecree, checker, {
      decreeId,
      baseRevision: await revision(),
      number: "400.9/BENCH/2022",
      datedOn: "2022-09-01",
      signerTitle: "Kepala Dinas Sosial",
      signerName: "Ratu Uji",
    }),
  );
  const { parts } = await measure("naskah dan lampiran", () =>
    pressDecree(database, decreeId, quiet, new Date()),
  );
  await measure("tanda tangan", async () =>
    // Printing may outlast the five minutes of a second factor on a loaded machine: asked for again, as in the office.
    mustCall(
      database,
      sign,
      signDecree,
      { ...signer, secondFactorAt: new Date() },
      { decreeId, baseRevision: await revision() },
    ),
  );
  const { rows } = await database.owner.query<{ bytes: number; pdf: number; lines: number }>(
    `select sum(length(a.content))::int as bytes, sum(a.line_count)::int as lines,
            (select length(d.pdf) from delivery.decrees d where d.id = $1)::int as pdf
       from delivery.decree_attachments a where a.decree_id = $1`,
    [decreeId],
  );
  process.stdout.write(
    `${JSON.stringify({ lines: rows[0]?.lines, findings: run?.findings, attachments: parts, attachmentBytes: rows[0]?.bytes, pdfBytes: rows[0]?.pdf, maxRssMegabytes: Math.round(process.resourceUsage().maxRSS / 1000), steps }, null, 2)}\n`,
  );
  await database.close();
} finally {
  await end();
}
