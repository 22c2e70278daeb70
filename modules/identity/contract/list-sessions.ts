import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/** Where the caller is signed in now. */
export const listSessions = queryContract({
  name: "identity.list-sessions",
  method: "GET",
  path: "/identity/sessions",
  summary: "The caller's own running sessions.",
  permission: "signed-in",
  scope: "self",
  personal: false,
  input: z.strictObject({}),
  output: z.strictObject({
    sessions: z.array(
      z.strictObject({
        sessionId: z.uuid(),
        current: z.boolean(),
        startedAt: z.iso.datetime(),
        lastSeenAt: z.iso.datetime(),
        endsAt: z.iso.datetime(),
        /** Browser and system in words, e.g. "Firefox, Windows". */
        device: z.string(),
        ip: z.string().nullable(),
        method: z.enum(["password", "office", "device"]),
      }),
    ),
  }),
  errors: {},
});
