import { Button } from "@mantine/core";
import { Panel } from "#platform/ui/panel.tsx";
import {
  EmptyState,
  ErrorState,
  ForbiddenState,
  LoadingSkeleton,
  MissingState,
  OfflineState,
} from "#platform/ui/states/states.tsx";
import styles from "./gallery.module.css";

export function StateSamples() {
  const retry = () => undefined;
  return (
    <div className={styles["columns"]}>
      <Panel title="Kosong">
        <EmptyState
          title="Belum ada berkas"
          text="Unggah berkas DTSEN, SIKS atau lembar PPKS untuk memulai."
          action={<Button>Unggah berkas</Button>}
        />
      </Panel>
      <Panel title="Memuat">
        <LoadingSkeleton />
      </Panel>
      <Panel title="Gangguan">
        <ErrorState
          refusal={{
            code: "INTERNAL",
            message: "Terjadi gangguan di peladen.",
            details: { requestId: "019aa3b0-6f5e-7d0a-9c1b-2f4c5d6e7f80" },
          }}
          onRetry={retry}
        />
      </Panel>
      <Panel title="Tanpa sambungan">
        <OfflineState onRetry={retry} />
      </Panel>
      <Panel title="Bukan untuk peran ini">
        <ForbiddenState />
      </Panel>
      <Panel title="Tidak ditemukan">
        <MissingState />
      </Panel>
    </div>
  );
}
