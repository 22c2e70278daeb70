import { m } from "#messages/messages.js";
import { DefinitionList } from "#platform/ui/page/definition-list.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import styles from "./about-page.module.css";

/** Texts that apps/web/licence-plugin.ts and Vite put beside the scripts. */
const licences = [
  { file: "sinergi.txt", words: m.shell_about_sinergi, licence: "Apache License 2.0" },
  { file: "paket.txt", words: m.shell_about_packages, licence: "MIT, OFL" },
  { file: "paraglide.txt", words: m.shell_about_paraglide, licence: "MIT" },
  { file: "inter.txt", words: m.shell_about_inter, licence: "SIL Open Font License 1.1" },
  {
    file: "atkinson-hyperlegible-next.txt",
    words: m.shell_about_atkinson,
    licence: "SIL Open Font License 1.1",
  },
  { file: "data-wilayah.txt", words: m.shell_about_regions, licence: "Open Database License 1.0" },
] as const;

/** What this is, whose parts it is made of, and under which terms. */
export function AboutPage() {
  return (
    <>
      <PageHeader title={m.shell_about()} meta={m.shell_about_meta()} />
      <div className={styles["stack"]}>
        <Panel title={m.shell_about_data()}>
          <DefinitionList
            items={[
              {
                key: "regions",
                term: m.shell_about_regions(),
                value: "idn-area-data (ODbL 1.0), Kepmendagri 300.2.2-2430/2025",
              },
              { key: "regsosek", term: m.shell_about_codes(), value: "BPS, REGSOSEK22.K" },
              { key: "ppks", term: m.shell_about_ppks(), value: "Permensos 8/2012" },
            ]}
          />
        </Panel>
        <Panel title={m.shell_about_licences()}>
          <p className={styles["text"]}>{m.shell_about_licences_text()}</p>
          <ul className={styles["list"]}>
            {licences.map(({ file, words, licence }) => (
              <li key={file}>
                <a href={`/lisensi/${file}`}>{words()}</a> <span>{licence}</span>
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </>
  );
}
