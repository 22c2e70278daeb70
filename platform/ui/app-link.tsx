import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** A link inside the office: an address of a page, opened without loading anew. */
export function AppLink({
  to,
  children,
  className,
  tabIndex,
  state,
}: {
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string | undefined;
  readonly tabIndex?: number;
  /** Travels in the history entry, not in the address: for what is personal. */
  readonly state?: Readonly<Record<string, unknown>>;
}) {
  const [pathname, query] = to.split("?");
  return (
    <Link
      to={pathname ?? "/"}
      {...(query === undefined ? {} : { search: Object.fromEntries(new URLSearchParams(query)) as never })}
      className={className}
      {...(tabIndex === undefined ? {} : { tabIndex })}
      {...(state === undefined ? {} : { state: state })}
    >
      {children}
    </Link>
  );
}
