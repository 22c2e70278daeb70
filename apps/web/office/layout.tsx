import { Outlet } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { RecordPanelsContext } from "#platform/ui/record-panels.tsx";
import { recordPanels } from "../compose.tsx";
import { Header } from "./header.tsx";
import styles from "./layout.module.css";
import { SessionGate } from "./session-gate.tsx";
import { NavDrawer, SideNav, useNavFolded } from "./side-nav.tsx";

/** The office: header, navigation, page. On a narrow screen the navigation is a drawer. */
export function OfficeLayout() {
  const [drawer, setDrawer] = useState(false);
  const [folded, setFolded] = useNavFolded();
  return (
    <SessionGate>
      <a className={styles["skip"]} href="#isi" data-print="hide">
        {m.shell_skip()}
      </a>
      <Header onMenu={() => setDrawer(true)} />
      <div className={styles["frame"]} data-folded={folded}>
        <aside className={styles["side"]} data-print="hide">
          <SideNav folded={folded} onFold={setFolded} />
        </aside>
        <main className={styles["main"]} id="isi" tabIndex={-1}>
          <RecordPanelsContext value={recordPanels}>
            <Outlet />
          </RecordPanelsContext>
        </main>
      </div>
      <NavDrawer opened={drawer} onClose={() => setDrawer(false)} />
    </SessionGate>
  );
}
