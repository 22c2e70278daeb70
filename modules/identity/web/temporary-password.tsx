import { m } from "#messages/messages.js";
import { formatInstant } from "#platform/i18n/format.ts";
import { useLocale } from "#platform/ui/locale.ts";
import { PrintButton } from "#platform/ui/page/print-button.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import styles from "./identity.module.css";

export interface Temporary {
  readonly username: string;
  readonly temporaryPassword: string;
  readonly expiresAt: string;
}

/** A temporary password, shown this once: to be handed over in person or printed for the envelope. */
export function TemporaryPassword({ given }: { readonly given: Temporary }) {
  const locale = useLocale();
  return (
    <Panel title={m.identity_temporary_title()}>
      <div className={styles["stack"]} role="status">
        <p className={styles["help"]}>
          {m.identity_temporary_text({
            username: given.username,
            until: formatInstant(given.expiresAt, locale),
          })}
        </p>
        <p className={styles["secret"]}>{given.temporaryPassword}</p>
        <div className={styles["acts"]}>
          <PrintButton />
        </div>
      </div>
    </Panel>
  );
}
