import { IconHome, IconUserCheck } from "@tabler/icons-react";
import { MaskedNumber } from "#platform/ui/acts/masked-number.tsx";
import { DecileLine } from "#platform/ui/page/decile-line.tsx";
import { DefinitionList } from "#platform/ui/page/definition-list.tsx";
import { Timeline } from "#platform/ui/page/timeline.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import styles from "./gallery.module.css";

/** An invented number: its serial is above 9000. */
const invented = "3602145001559041";

export function FactSamples() {
  return (
    <div className={styles["columns"]}>
      <Panel title="Fakta">
        <DefinitionList
          items={[
            {
              key: "nik",
              term: "NIK",
              value: (
                <MaskedNumber
                  masked="3602••••••••9041"
                  label="NIK"
                  reveal={() => Promise.resolve({ ok: true, number: invented })}
                />
              ),
            },
            {
              key: "decile",
              term: "Desil",
              value: (
                <>
                  2{" "}
                  <DecileLine
                    points={[
                      { on: "2015-06-01", decile: 1, source: "BDT" },
                      { on: "2021-01-01", decile: null, source: "DTKS" },
                      { on: "2025-07-01", decile: 3, source: "DTSEN" },
                      { on: "2026-10-17", decile: 2, source: "DTSEN" },
                    ]}
                  />
                </>
              ),
              source: "DTSEN, 17-10-2026",
            },
            { key: "age", term: "Umur", value: "71 tahun", source: "KTP, diverifikasi 03-11-2026" },
          ]}
        />
        <div className={styles["row"]}>
          <StatusBadge tone="grey">Belum dimulai</StatusBadge>
          <StatusBadge tone="blue">Sedang berjalan</StatusBadge>
          <StatusBadge tone="amber">Perlu diputuskan</StatusBadge>
          <StatusBadge tone="green">Selesai</StatusBadge>
          <StatusBadge tone="red">Ditolak</StatusBadge>
          <StatusBadge tone="violet">Terlindung</StatusBadge>
        </div>
      </Panel>
      <Panel title="Riwayat">
        <Timeline
          entries={[
            {
              id: "1",
              at: "2026-11-21T03:42:00Z",
              title: "Alamat diubah",
              body: "RT 02/RW 05 → RT 03/RW 05",
              by: "TKSK Panggarangan",
              icon: IconHome,
              tone: "blue",
            },
            {
              id: "2",
              at: "2026-10-17T01:00:00Z",
              title: "Desil 3 → 2",
              by: "DTSEN 17-10-2026",
              icon: IconUserCheck,
              tone: "green",
            },
          ]}
        />
      </Panel>
    </div>
  );
}
