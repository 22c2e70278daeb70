import { IconMenu2 } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { m } from "#messages/messages.js";
import { changeLocale } from "#modules/identity/contract/change-locale.ts";
import { AccessibilityToolbar } from "#platform/ui/a11y/toolbar.tsx";
import { call } from "#platform/ui/api.ts";
import { LanguageSwitch } from "#platform/ui/language-switch.tsx";
import { useSession } from "#platform/ui/session.ts";
import { Brand } from "./brand.tsx";
import styles from "./header.module.css";
import { JobBell } from "./job-bell.tsx";
import { SearchBox, searchSources } from "./search-box.tsx";
import { UserMenu } from "./user-menu.tsx";

/** The top line: whose office, the one search box, running work, language, accessibility, the person. */
export function Header({ onMenu }: { readonly onMenu: () => void }) {
  const { area, permissions } = useSession();
  const searches = searchSources(permissions).length > 0;
  return (
    <header className={styles["header"]} data-print="hide">
      <button type="button" className={styles["menu"]} aria-label={m.shell_menu()} onClick={onMenu}>
        <IconMenu2 size="1.375rem" aria-hidden />
      </button>
      <Link to="/" className={styles["brand"]}>
        <Brand />
        <span className={styles["area"]}>{area.name}</span>
      </Link>
      <div className={styles["search"]}>{searches && <SearchBox />}</div>
      <div className={styles["tools"]}>
        <JobBell />
        <LanguageSwitch onChosen={(locale) => void call(changeLocale, { locale })} />
        <AccessibilityToolbar />
        <UserMenu />
      </div>
    </header>
  );
}
