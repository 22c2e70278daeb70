import { Button, Stack } from "@mantine/core";
import { useState } from "react";
import { formatRupiah } from "#platform/i18n/format.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import { FieldDiff } from "#platform/ui/acts/field-diff.tsx";
import { JobProgress } from "#platform/ui/acts/job-progress.tsx";
import { Panel } from "#platform/ui/panel.tsx";

export function ActSamples() {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Panel title="Tindakan">
        <Stack gap="lg">
          <div>
            <Button onClick={() => setOpened(true)}>Tetapkan SK …</Button>
          </div>
          <JobProgress
            label="Memuat dtsen-36-2026-10.csv"
            state="running"
            phase="Memeriksa baris"
            done={2_060_000}
            total={2_512_344}
            secondsLeft={62}
            onCancel={() => undefined}
          />
          <JobProgress label="Berkas kedua" state="failed" done={120} total={null} />
          <JobProgress label="Berkas ketiga" state="done" done={354} total={354} />
        </Stack>
      </Panel>
      <FieldDiff
        savedBy="Siti, 21 Nov 2026, 10.42 WIB"
        conflicts={[
          { field: "rt", label: "RT", mine: "03", theirs: "02" },
          { field: "phone", label: "Telepon", mine: "", theirs: "0812-0000-0000" },
        ]}
        onResolve={() => undefined}
        onGiveUp={() => undefined}
      />
      <ConfirmAct
        opened={opened}
        title="Tetapkan SK Jamsosratu Lebak?"
        verb="Tetapkan SK"
        text="Daftar, jumlah dan sidik jarinya menjadi tetap."
        figures={[
          { label: "Keluarga", value: "37" },
          { label: "Jumlah", value: formatRupiah(64_750_000) },
          { label: "Pagu tersisa", value: formatRupiah(1_235_250_000) },
        ]}
        secondFactor
        onConfirm={() => setOpened(false)}
        onClose={() => setOpened(false)}
      />
    </>
  );
}
