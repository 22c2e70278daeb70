import { m } from "#messages/messages.js";
import type { Locale } from "#platform/i18n/errors.ts";
import { chooseLocale } from "#platform/i18n/locale.ts";
import styles from "./language-switch.module.css";
import { useLocale } from "./locale.ts";

const languages: ReadonlyArray<{ readonly locale: Locale; readonly name: string }> = [
  { locale: "id", name: "Bahasa Indonesia" },
  { locale: "en", name: "English" },
];

/** id | en: changes every text at once and loses nothing that is typed. */
export function LanguageSwitch({ onChosen }: { readonly onChosen?: (locale: Locale) => void }) {
  const current = useLocale();
  return (
    <div className={styles["switch"]} role="group" aria-label={m.ui_language()}>
      {languages.map(({ locale, name }) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          title={name}
          aria-label={`${locale}: ${name}`}
          aria-pressed={current === locale}
          onClick={() => {
            chooseLocale(locale);
            onChosen?.(locale);
          }}
        >
          {locale}
        </button>
      ))}
    </div>
  );
}
