import { argon2id } from "@noble/hashes/argon2.js";

/**
 * Memory and passes of the key made from a PIN: OWASP's least for Argon2id (19 MiB, 2 passes), about half a second in
 * plain JavaScript on a desk, three on a cheap phone. The PIN alone is not what protects: the phone's own key, which no
 * program can read out, is needed as well (vault.ts).
 */
const cost = { m: 19_456, t: 2, p: 1, dkLen: 32 } as const;

/** 32 bytes from a PIN and a salt. Slow on purpose; on the phone it runs in a worker (apps/web/field/pin-worker.ts). */
export const pinKey = (pin: string, salt: Uint8Array): Uint8Array => argon2id(pin, salt, cost);
