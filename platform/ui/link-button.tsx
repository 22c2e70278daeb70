import { Button, type ButtonProps } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** A link that looks like a button, for the one next action that is a page. */
export function LinkButton({
  to,
  children,
  ...button
}: ButtonProps & { readonly to: string; readonly children: ReactNode }) {
  const [pathname, query] = to.split("?");
  return (
    <Button
      {...button}
      renderRoot={(root: Record<string, unknown>) => (
        <Link
          {...root}
          to={pathname ?? "/"}
          {...(query === undefined
            ? {}
            : { search: Object.fromEntries(new URLSearchParams(query)) as never })}
        />
      )}
    >
      {children}
    </Button>
  );
}
