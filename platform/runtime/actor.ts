import type { ScopeSettings } from "#platform/db/tx.ts";

/** Who is acting, as the rest of the program may know it. */
export interface Actor {
  readonly userId: string;
  readonly username: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  /** Exact permission names, globs already spelled out. */
  readonly permissions: ReadonlySet<string>;
  /** Place code whose inside the actor may see: "36", "3602", "360214", "3602142001". */
  readonly areaCode: string;
  readonly bidang: string | null;
  readonly compartments: readonly string[];
  readonly sessionId: string;
  /** When the second factor was last given in this session. */
  readonly secondFactorAt: Date | null;
  /** True while the user must first change the password or enrol a second factor: only "signed-in" operations work. */
  readonly restricted: boolean;
  /** True where the role may see personal data only after stating a purpose for this session, and none is stated. */
  readonly purposeNeeded?: boolean;
  /** The assignment the purpose was stated for (its number); written beside every look. */
  readonly purposeReference?: string | null;
}

export interface Credentials {
  readonly sessionToken: string | undefined;
  readonly ip: string;
  readonly userAgent: string | undefined;
}

/** Finds the actor of a request; null = nobody is signed in. Implemented by the identity module. */
export type Authenticate = (credentials: Credentials) => Promise<Actor | null>;

export function scopeOf(actor: Actor | null): ScopeSettings {
  return actor === null
    ? { actorId: null, areaCode: "", bidang: null, compartments: [], permissions: [] }
    : {
        actorId: actor.userId,
        areaCode: actor.areaCode,
        bidang: actor.bidang,
        compartments: actor.compartments,
        permissions: [...actor.permissions],
      };
}
