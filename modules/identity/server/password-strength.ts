import type { PasswordFault } from "../contract/change-password.ts";
import type { Locale } from "../contract/shapes.ts";

export interface WeakPassword {
  readonly fault: PasswordFault;
  readonly warning?: string;
  readonly suggestions: readonly string[];
}

/** Whose password it is: none of it may be in the password. */
export interface PasswordOwner {
  readonly username: string;
  readonly displayName: string;
  readonly nip: string | null;
}

/** NIST SP 800-63B-4 §3.1.1.2: length counts, composition rules do not; weak and known passwords are refused. */
export const shortestPassword = 12;
const longestPassword = 128;
/** zxcvbn 3 of 4: more than 10^8 guesses, safe against an online attacker and a stolen argon2id hash. */
const leastScore = 3;
/** Words of the office, and phrases that Indonesians choose and the dictionaries know only word by word. */
const ownWords =
  "sinergi dinsos dinassosial banten kemensos siks dtsen bansos selamatpagi selamatsiang selamatmalam terimakasih bismillah alhamdulillah assalamualaikum akusayangkamu sayangku cintaku indonesiaraya merdeka pancasila garuda rahasia katasandi rahasiaku".split(
    " ",
  );

type Estimator = (
  password: string,
  ownWords: string[],
) => { score: number; warning: string | null; suggestions: string[] };

const estimators = new Map<Locale, Promise<Estimator>>();

/** The dictionaries are 10 MB, so they are read only where somebody chooses a password. */
async function makeEstimator(locale: Locale): Promise<Estimator> {
  const [{ ZxcvbnFactory }, common, english, indonesian] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-en"),
    import("@zxcvbn-ts/language-id"),
  ]);
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary, ...indonesian.dictionary },
    graphs: common.adjacencyGraphs,
    translations: locale === "id" ? indonesian.translations : english.translations,
  });
  return (password, own) => {
    const { score, feedback } = zxcvbn.check(password, own);
    return { score, warning: feedback.warning, suggestions: feedback.suggestions };
  };
}

function estimatorFor(locale: Locale): Promise<Estimator> {
  const known = estimators.get(locale);
  if (known) return known;
  const made = makeEstimator(locale);
  estimators.set(locale, made);
  return made;
}

/** What is wrong with a new password, or null where it may be used. Sentences come in the caller's language. */
export async function passwordWeakness(
  password: string,
  owner: PasswordOwner,
  locale: Locale,
): Promise<WeakPassword | null> {
  if (password.length < shortestPassword) return { fault: "too-short", suggestions: [] };
  if (password.length > longestPassword) return { fault: "too-long", suggestions: [] };
  const lower = password.toLowerCase();
  const names = owner.displayName.toLowerCase().split(/[^a-z]+/);
  const own = [owner.username, ...names, ...(owner.nip ? [owner.nip, owner.nip.slice(0, 8)] : [])];
  if ([owner.username, owner.nip].some((name) => name !== null && lower.includes(name))) {
    return { fault: "holds-own-name", suggestions: [] };
  }
  const estimate = await estimatorFor(locale);
  const { score, warning, suggestions } = estimate(password, [
    ...own.filter((word) => word.length > 2),
    ...ownWords,
  ]);
  if (score >= leastScore) return null;
  return { fault: "too-easy", suggestions, ...(warning ? { warning } : {}) };
}
