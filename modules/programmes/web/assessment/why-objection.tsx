import { m } from "#messages/messages.js";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { useLocale } from "#platform/ui/locale.ts";
import { Panel } from "#platform/ui/panel.tsx";
import type { getWhy } from "../../contract/get-why.ts";
import styles from "../catalogue/catalogue.module.css";

type Why = OutputOf<typeof getWhy>;

/** How to object: where, with what, until when; and which version of the rules all of this rests on. */
export function WhyObjection({ why }: { readonly why: Why }) {
  const locale = useLocale();
  const { objection } = why;
  const words = (
    list: ReadonlyArray<{ readonly id: string; readonly en: string }>,
    type: "conjunction" | "disjunction",
  ) => new Intl.ListFormat(locale, { type }).format(list.map((one) => one[locale]));
  return (
    <Panel title={m.programmes_why_objection()}>
      <ul className={styles["bullets"]}>
        <li>
          {m.programmes_objection_where({
            where: words(objection.where, "disjunction"),
            bring: words(objection.bring, "conjunction"),
          })}
        </li>
        <li>{m.programmes_objection_office({ office: objection.office })}</li>
        <li>
          {m.programmes_objection_days({
            days: objection.fileWithinWorkingDays,
            from: objection.from[locale],
            answer: objection.answerWithinWorkingDays,
            basis: objection.legalBasis,
          })}
        </li>
        <li>{m.programmes_objection_then()}</li>
      </ul>
      <p className={styles["hint"]}>
        {m.programmes_why_basis({ number: why.versionNumber, basis: why.legalBasis.join("; ") })}
      </p>
      {why.unverified.length > 0 && (
        <p className={styles["hint"]}>{`${m.programmes_why_unverified()} ${why.unverified.join(" ")}`}</p>
      )}
    </Panel>
  );
}
