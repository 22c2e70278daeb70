import {
  Button,
  Checkbox,
  NativeSelect,
  PasswordInput,
  Radio,
  Stack,
  Switch,
  Tabs,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useState } from "react";
import { ErrorSummary, fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import styles from "./gallery.module.css";

const sample = {
  code: "INPUT_INVALID",
  message: "Dua isian belum benar.",
  fields: [
    { path: "nik", message: "NIK harus 16 angka; yang diisi 15." },
    { path: "bornOn", message: "31-02-1955 bukan tanggal." },
  ],
};

export function FormSamples() {
  const [saved, setSaved] = useState(false);
  const refusal = saved ? sample : undefined;
  return (
    <div className={styles["columns"]}>
      <Panel title="Formulir">
        <div className={styles["form"]}>
          <ErrorSummary refusal={refusal} />
          <TextInput
            id={fieldId("nik")}
            label="NIK"
            description="16 angka, boleh dikosongkan."
            error={fieldError(refusal, "nik")}
            defaultValue="360214200100900"
          />
          <TextInput
            id={fieldId("bornOn")}
            label="Tanggal lahir"
            description="hh-bb-tttt"
            error={fieldError(refusal, "bornOn")}
            defaultValue="31-02-1955"
          />
          <NativeSelect label="Desa/kelurahan" data={["Panggarangan", "Sawarna"]} />
          <TextInput label="Luas lantai (m²)" inputMode="numeric" defaultValue="48" />
          <PasswordInput
            label="Kata sandi"
            autoComplete="off"
            visibilityToggleButtonProps={{ "aria-label": "Tampilkan kata sandi", tabIndex: 0 }}
          />
          <Textarea label="Catatan" placeholder="Apa yang Anda lihat di rumah itu" autosize minRows={2} />
          <TextInput label="Dihitung" value="71 tahun" readOnly disabled />
          <Button onClick={() => setSaved(true)}>Simpan contoh</Button>
        </div>
      </Panel>
      <Panel title="Pilihan dan tombol">
        <Stack gap="md">
          <Radio.Group label="Lantai terluas">
            <Stack gap="xs" mt="xs">
              <Radio value="1" label="Semen" />
              <Radio value="2" label="Tanah" />
            </Stack>
          </Radio.Group>
          <Checkbox label="Ada penyandang disabilitas" defaultChecked />
          <Switch label="Kirim pemberitahuan" defaultChecked />
          <Tabs defaultValue="a">
            <Tabs.List>
              <Tabs.Tab value="a">Anggota</Tabs.Tab>
              <Tabs.Tab value="b">Rumah</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="a" pt="sm">
              Empat orang.
            </Tabs.Panel>
            <Tabs.Panel value="b" pt="sm">
              Dinding bambu.
            </Tabs.Panel>
          </Tabs>
          <div className={styles["row"]}>
            <Button>Ajukan usulan</Button>
            <Button variant="default">Kembalikan</Button>
            <Button variant="light">Tinjau</Button>
            <Button variant="subtle">Lewati</Button>
            <Button color="red">Batalkan berkas</Button>
            <Button disabled>Kirim</Button>
            <Button loading>Menyimpan</Button>
          </div>
        </Stack>
      </Panel>
    </div>
  );
}
