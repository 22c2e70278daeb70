import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from "@tabler/icons-react";
import { Link, useLocation } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { Dialog } from "#platform/ui/dialog.tsx";
import type { ModuleRoute, NavGroup } from "#platform/ui/module-web.ts";
import { permits, useSession } from "#platform/ui/session.ts";
import { modules } from "../compose.tsx";
import { ownRoutes } from "./own-routes.tsx";
import styles from "./side-nav.module.css";

const foldedKey = "sinergi.nav.folded";

/** Whether the navigation shows icons only; remembered in this browser. */
export function useNavFolded(): readonly [boolean, (folded: boolean) => void] {
  const [folded, setFolded] = useState(() => {
    try {
      return globalThis.localStorage.getItem(foldedKey) === "1";
    } catch {
      return false;
    }
  });
  return [
    folded,
    (next) => {
      setFolded(next);
      try {
        globalThis.localStorage.setItem(foldedKey, next ? "1" : "0");
      } catch {
        // Storage is forbidden: the choice lasts as long as the page.
      }
    },
  ];
}

const groups: ReadonlyArray<{ readonly group: NavGroup; readonly words?: () => string }> = [
  { group: "work" },
  { group: "data", words: m.shell_nav_data },
  { group: "verification", words: m.shell_nav_verification },
  { group: "programmes", words: m.shell_nav_programmes },
  { group: "delivery", words: m.shell_nav_delivery },
  { group: "office", words: m.shell_nav_office },
];

type NavRoute = ModuleRoute & { readonly nav: NonNullable<ModuleRoute["nav"]> };

/** Pages in the navigation that this person may open, by group. */
function useEntries() {
  const { permissions } = useSession();
  const routes = [...ownRoutes, ...modules.flatMap((module) => module.routes)].filter(
    (route): route is NavRoute => route.nav !== undefined && permits(permissions, route.permission),
  );
  return groups
    .map(({ group, words }) => ({
      group,
      words,
      routes: routes
        .filter((route) => route.nav.group === group)
        .toSorted((left, right) => left.nav.order - right.nav.order),
    }))
    .filter((entry) => entry.routes.length > 0);
}

/** Marked for its own page only? "/program" is marked on the pages below it, too, but not on "/program/fakta": that has a line of its own. */
function standsAlone(path: string, all: readonly string[], pathname: string): boolean {
  return path === "/" || all.some((other) => other.startsWith(`${path}/`) && pathname.startsWith(other));
}

function Entries({ folded, onOpen }: { readonly folded: boolean; readonly onOpen?: () => void }) {
  const entries = useEntries();
  const { pathname } = useLocation();
  const all = entries.flatMap(({ routes }) => routes.map(({ path }) => path));
  return entries.map(({ group, words, routes }) => (
    <div className={styles["group"]} key={group}>
      {words !== undefined && (
        <p className={folded ? "sn-hidden" : styles["heading"]} id={`nav-${group}`}>
          {words()}
        </p>
      )}
      <ul className={styles["list"]} {...(words === undefined ? {} : { "aria-labelledby": `nav-${group}` })}>
        {routes.map((route) => {
          const Icon = route.nav.icon;
          const title = route.title();
          return (
            <li key={route.path}>
              <Link
                to={route.path}
                className={styles["link"]}
                activeOptions={{ exact: standsAlone(route.path, all, pathname), includeSearch: false }}
                {...(folded ? { title } : {})}
                {...(onOpen === undefined ? {} : { onClick: onOpen })}
              >
                <Icon size="1.25rem" stroke={1.75} aria-hidden />
                <span className={folded ? "sn-hidden" : undefined}>{title}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  ));
}

/** Navigation at the side of a wide screen. */
export function SideNav({
  folded,
  onFold,
}: {
  readonly folded: boolean;
  readonly onFold: (folded: boolean) => void;
}) {
  const Icon = folded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const words = folded ? m.shell_unfold() : m.shell_fold();
  return (
    <nav className={styles["nav"]} aria-label={m.shell_nav()} data-folded={folded}>
      <Entries folded={folded} />
      <button
        type="button"
        className={styles["fold"]}
        aria-expanded={!folded}
        title={words}
        onClick={() => onFold(!folded)}
      >
        <Icon size="1.25rem" stroke={1.75} aria-hidden />
        <span className={folded ? "sn-hidden" : undefined}>{words}</span>
      </button>
    </nav>
  );
}

/** The same navigation as a drawer. */
export function NavDrawer({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  return (
    <Dialog side opened={opened} onClose={onClose} title={m.shell_nav()}>
      <nav aria-label={m.shell_nav()}>
        <Entries folded={false} onOpen={onClose} />
      </nav>
    </Dialog>
  );
}
