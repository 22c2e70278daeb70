import { describe, expect, it } from "vitest";
import { useDatabase } from "#platform/testkit/database.ts";
import { type Act, runUserAct } from "./user.ts";

const db = useDatabase();

async function statusOf(username: string): Promise<unknown> {
  const { rows } = await db().owner.query("select status, area_code from users where username = $1", [
    username,
  ]);
  return rows[0];
}

describe("sinergi user", () => {
  it("adds, resets, disables and enables, and every act is in the audit trail", async () => {
    const added = await runUserAct(db(), "add", "admin.satu", { role: "administrator", name: "Admin Satu" });
    expect(added.sentence).toMatch(/Kata sandi sementara .*: ([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
    expect(await statusOf("admin.satu")).toEqual({ status: "active", area_code: "36" });
    const reset = await runUserAct(db(), "reset", "admin.satu", {});
    expect(reset.output["temporaryPassword"]).not.toBe(added.output["temporaryPassword"]);
    await runUserAct(db(), "disable", "ADMIN.SATU", { reason: "left-office" });
    expect(await statusOf("admin.satu")).toMatchObject({ status: "disabled" });
    await runUserAct(db(), "enable", "admin.satu", {});
    expect(await statusOf("admin.satu")).toMatchObject({ status: "active" });
    const { rows } = await db().owner.query(
      "select type from app.audit where kind = 'event' and subject_id = $1 order by seq",
      [added.output["userId"]],
    );
    expect(rows.map((row: { type: string }) => row.type)).toEqual([
      "identity.user-created.v1",
      "identity.password-reset.v1",
      "identity.user-disabled.v1",
      "identity.user-enabled.v1",
    ]);
  });

  it("takes several roles, an area with dots and a division", async () => {
    await runUserAct(db(), "add", "rehsos.lebak", { role: "tksk, pendamping", area: "36.02.14" });
    expect(await statusOf("rehsos.lebak")).toEqual({ status: "active", area_code: "360214" });
    await runUserAct(db(), "add", "rehsos", { role: "dinsos-provinsi-rehsos", bidang: "rehsos" });
    expect(await statusOf("rehsos")).toMatchObject({ area_code: "36" });
  });

  it.each<[string, Act, string, Record<string, unknown>, RegExp]>([
    ["an unknown user", "reset", "tidak.ada", {}, /Tidak ada pengguna «tidak\.ada»/],
    ["an unknown role", "add", "raja.satu", { role: "raja" }, /Peran ini tidak dikenal/],
    ["a user without a role", "add", "tanpa.peran", {}, /roles/],
    ["a second factor that is not there", "reset", "tanpa.dua", { secondFactor: true }, /pengaman kedua/],
  ])("refuses %s with one sentence", async (_title, act, username, options, sentence) => {
    if (username === "tanpa.dua") await runUserAct(db(), "add", username, { role: "administrator" });
    await expect(runUserAct(db(), act, username, options)).rejects.toThrow(sentence);
  });
});
