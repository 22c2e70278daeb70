import { IconInfoCircle, IconLogout, IconUserCircle } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { m } from "#messages/messages.js";
import { Dropdown, DropdownItem } from "#platform/ui/dropdown.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { useSession } from "#platform/ui/session.ts";
import { modules } from "../compose.tsx";
import styles from "./user-menu.module.css";

/** First letters of the first two words: "Nur Aini" → "NA". */
export function initials(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.slice(0, 1).toUpperCase())
    .join("");
}

/** Who is signed in, with which role and area; own account and sign-out. */
export function UserMenu() {
  const session = useSession();
  const navigate = useNavigate();
  const locale = useLocale();
  const account = modules.flatMap((module) => module.routes).find((route) => route.path === "/akun");
  return (
    <Dropdown
      label={`${initials(session.displayName)}: ${m.shell_user({ name: session.displayName })}`}
      button={<span>{initials(session.displayName)}</span>}
      buttonClass={styles["button"]}
    >
      {(close) => (
        <>
          <div className={styles["who"]}>
            <strong>{session.displayName}</strong>
            <span>{session.roles.map((role) => role.title[locale]).join(", ")}</span>
            <span>{session.area.name}</span>
          </div>
          {account !== undefined && (
            <DropdownItem
              icon={<IconUserCircle size="1.25rem" aria-hidden />}
              onPress={() => {
                close();
                void navigate({ to: account.path });
              }}
            >
              {account.title()}
            </DropdownItem>
          )}
          <DropdownItem
            icon={<IconInfoCircle size="1.25rem" aria-hidden />}
            onPress={() => {
              close();
              void navigate({ to: "/tentang" });
            }}
          >
            {m.shell_about()}
          </DropdownItem>
          <DropdownItem
            icon={<IconLogout size="1.25rem" aria-hidden />}
            onPress={() => void session.signOut()}
          >
            {m.shell_sign_out()}
          </DropdownItem>
        </>
      )}
    </Dropdown>
  );
}
