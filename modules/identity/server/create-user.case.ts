import { randomBytes } from "node:crypto";
import { managedCase } from "./testkit/managed-case.ts";

// Someone of another area is told about the area wanted, nothing about who is there.
export const matrixCase = managedCase(
  () => ({
    username: `baru-${randomBytes(4).toString("hex")}`,
    displayName: "Petugas Baru",
    roles: ["tksk"],
    areaCode: "360214",
  }),
  {},
  { outsider: 403 },
);
