import { mostWrongPins } from "./pin-rules.ts";

/**
 * The lock of a phone. Everything personal on it is sealed with one random key. That key stands in storage only wrapped
 * twice: by a key made from the PIN (Argon2id) and by a key of the browser's own that no program can read out. In memory
 * it cannot be read out either. Ten wrong PINs, counted before each try so that killing the app wins no try, wipe it.
 */
export interface VaultRow {
  readonly salt: Uint8Array<ArrayBuffer>;
  /** The data key, sealed by the PIN's key and then by the phone's. */
  readonly wrapped: Uint8Array<ArrayBuffer>;
  readonly phoneKey: CryptoKey;
  readonly wrongPins: number;
}

/** Where the one row is kept; `wipe` removes it and everything sealed with its key. */
export interface VaultShelf {
  read(): Promise<VaultRow | null>;
  write(row: VaultRow): Promise<void>;
  wipe(): Promise<void>;
}

/** Makes 32 bytes from a PIN: pinKey, in a worker where there is a screen to keep alive. */
export type DeriveKey = (pin: string, salt: Uint8Array) => Promise<Uint8Array>;

export type Opened =
  | { readonly ok: true; readonly seal: Seal }
  | { readonly ok: false; readonly code: "NO_VAULT" | "WIPED" }
  | { readonly ok: false; readonly code: "WRONG_PIN"; readonly triesLeft: number };

const aes = "AES-GCM";
const ivBytes = 12;
const text = new TextEncoder();
const reader = new TextDecoder();

const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

async function encrypt(
  key: CryptoKey,
  bytes: Uint8Array<ArrayBuffer>,
  about: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = random(ivBytes);
  const sealed = await crypto.subtle.encrypt(
    { name: aes, iv, additionalData: text.encode(about) },
    key,
    bytes,
  );
  const out = new Uint8Array(ivBytes + sealed.byteLength);
  out.set(iv);
  out.set(new Uint8Array(sealed), ivBytes);
  return out;
}

/** Null where the key or what it is about is another, or a byte was changed. */
async function decrypt(
  key: CryptoKey,
  sealed: Uint8Array<ArrayBuffer>,
  about: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt(
        { name: aes, iv: sealed.subarray(0, ivBytes), additionalData: text.encode(about) },
        key,
        sealed.subarray(ivBytes),
      ),
    );
  } catch {
    return null;
  }
}

const importKey = (bytes: Uint8Array): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", new Uint8Array(bytes), aes, false, ["encrypt", "decrypt"]);

/** Seals and opens what is stored. `about` names table and row: a sealed row put in another's place does not open. */
export class Seal {
  readonly #key: CryptoKey;

  constructor(key: CryptoKey) {
    this.#key = key;
  }

  seal(about: string, value: unknown): Promise<Uint8Array<ArrayBuffer>> {
    return this.sealBytes(about, text.encode(JSON.stringify(value)));
  }

  /** The value as it was sealed; undefined where it does not open. */
  async open(about: string, sealed: Uint8Array<ArrayBuffer>): Promise<unknown> {
    const bytes = await this.openBytes(about, sealed);
    return bytes === null ? undefined : JSON.parse(reader.decode(bytes));
  }

  sealBytes(about: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    return encrypt(this.#key, bytes, about);
  }

  openBytes(about: string, sealed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null> {
    return decrypt(this.#key, sealed, about);
  }
}

async function wrap(
  dataKey: Uint8Array<ArrayBuffer>,
  pin: string,
  row: Pick<VaultRow, "salt" | "phoneKey">,
  derive: DeriveKey,
): Promise<Uint8Array<ArrayBuffer>> {
  const byPin = await importKey(await derive(pin, row.salt));
  return encrypt(row.phoneKey, await encrypt(byPin, dataKey, "pin"), "phone");
}

async function unwrap(
  row: VaultRow,
  pin: string,
  derive: DeriveKey,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const inner = await decrypt(row.phoneKey, row.wrapped, "phone");
  return inner === null ? null : decrypt(await importKey(await derive(pin, row.salt)), inner, "pin");
}

const freshPhoneKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: aes, length: 256 }, false, ["encrypt", "decrypt"]);

/** A new vault with its PIN; what an earlier one sealed cannot be opened any more. */
export async function makeVault(shelf: VaultShelf, pin: string, derive: DeriveKey): Promise<Seal> {
  const lock = { salt: random(16), phoneKey: await freshPhoneKey() };
  const dataKey = random(32);
  await shelf.wipe();
  await shelf.write({ ...lock, wrapped: await wrap(dataKey, pin, lock, derive), wrongPins: 0 });
  return new Seal(await importKey(dataKey));
}

/** Opens the vault with a PIN. The tenth wrong one wipes the shelf. */
export async function openVault(shelf: VaultShelf, pin: string, derive: DeriveKey): Promise<Opened> {
  const row = await shelf.read();
  if (row === null) return { ok: false, code: "NO_VAULT" };
  if (row.wrongPins >= mostWrongPins) {
    await shelf.wipe();
    return { ok: false, code: "WIPED" };
  }
  await shelf.write({ ...row, wrongPins: row.wrongPins + 1 });
  const dataKey = await unwrap(row, pin, derive);
  if (dataKey !== null) {
    await shelf.write({ ...row, wrongPins: 0 });
    return { ok: true, seal: new Seal(await importKey(dataKey)) };
  }
  const triesLeft = mostWrongPins - row.wrongPins - 1;
  if (triesLeft > 0) return { ok: false, code: "WRONG_PIN", triesLeft };
  await shelf.wipe();
  return { ok: false, code: "WIPED" };
}

/** Another PIN for the same data: only the wrapping changes. */
export async function changePin(
  shelf: VaultShelf,
  oldPin: string,
  newPin: string,
  derive: DeriveKey,
): Promise<Opened> {
  const opened = await openVault(shelf, oldPin, derive);
  const row = await shelf.read();
  if (!opened.ok || row === null) return opened;
  const dataKey = await unwrap(row, oldPin, derive);
  if (dataKey === null) return { ok: false, code: "NO_VAULT" };
  const lock = { salt: random(16), phoneKey: await freshPhoneKey() };
  await shelf.write({ ...lock, wrapped: await wrap(dataKey, newPin, lock, derive), wrongPins: 0 });
  return opened;
}
