import { m } from "#messages/messages.js";
import { formatNumber, formatShare } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { Panel } from "#platform/ui/panel.tsx";
import type { getLinkAgreement } from "../../contract/get-link-agreement.ts";
import styles from "./linkage.module.css";

/** How often blind second answers agree, in all and for each reviewer. */
export function Agreement({ agreement }: { readonly agreement: OutputOf<typeof getLinkAgreement> }) {
  const share = (agreed: number, answered: number) => (answered === 0 ? "–" : formatShare(agreed / answered));
  const { reviewers, decided, answered, agreed } = agreement;
  return (
    <Panel title={m.registry_agreement()}>
      {reviewers.length === 0 ? (
        <p className={styles["told"]}>{m.registry_agreement_none()}</p>
      ) : (
        <table className={styles["figures"]}>
          <thead>
            <tr>
              <th scope="col">{m.registry_agreement_reviewer()}</th>
              <th scope="col" className="sn-figure">
                {m.registry_agreement_decided()}
              </th>
              <th scope="col" className="sn-figure">
                {m.registry_agreement_answered()}
              </th>
              <th scope="col" className="sn-figure">
                {m.registry_agreement_share()}
              </th>
            </tr>
          </thead>
          <tbody>
            {[{ name: m.registry_agreement_all(), decided, answered, agreed }, ...reviewers].map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                <td className="sn-figure">{formatNumber(row.decided)}</td>
                <td className="sn-figure">{formatNumber(row.answered)}</td>
                <td className="sn-figure">{share(row.agreed, row.answered)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
