import { bsreSigner } from "./bsre-signer.ts";
import { localSigner } from "./local-signer.ts";
import type { ESign } from "./port.ts";

/**
 * The signer of this office: BSrE where its address and account are configured (BSRE_URL, BSRE_USER, BSRE_PASSWORD),
 * else the local one. Off unless all three are there.
 */
export function officeSigner(env: NodeJS.ProcessEnv = process.env): ESign {
  const { BSRE_URL: baseUrl, BSRE_USER: user, BSRE_PASSWORD: password } = env;
  return baseUrl && user && password ? bsreSigner({ baseUrl, user, password }) : localSigner();
}
