import { createContext, useContext } from "react";

/** The signed-in person as the screens need it; filled by the shell from GET /api/identity/me. */
export interface Session {
  readonly userId: string;
  readonly username: string;
  readonly displayName: string;
  readonly roles: ReadonlyArray<{
    readonly name: string;
    readonly title: { readonly id: string; readonly en: string };
  }>;
  readonly permissions: ReadonlySet<string>;
  readonly area: { readonly code: string; readonly name: string };
  /** True where the person has a second factor that acts can ask for. */
  readonly hasSecondFactor: boolean;
  readonly signOut: () => Promise<void>;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error("useSession is used outside the office shell");
  return session;
}

/** True where one of the wanted permissions is among the given ones. */
export function permits(permissions: ReadonlySet<string>, wanted: string | readonly string[]): boolean {
  const names = typeof wanted === "string" ? [wanted] : wanted;
  return names.some((name) => name === "signed-in" || permissions.has(name));
}

/** Whether to show an act; the server refuses it all the same to whoever may not. */
export function useMay(wanted: string | readonly string[]): boolean {
  return permits(useSession().permissions, wanted);
}
