import { Button } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import type { Refusal } from "#platform/kernel/contract.ts";
import { download } from "#platform/ui/api.ts";
import { ErrorSummary } from "#platform/ui/forms/error-summary.tsx";
import { LinkButton } from "#platform/ui/link-button.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { downloadDecreePaper } from "../../contract/download-decree-paper.ts";
import type { DecreeView } from "../../contract/get-decree.ts";
import { previewDecreePaper } from "../../contract/preview-decree-paper.ts";
import styles from "../shared/delivery.module.css";

/** The paper: words, PDF to look at before the signature, attachments and fingerprints, and the address to verify it. */
export function DecreePaper({ decree }: { readonly decree: DecreeView }) {
  const [refusal, setRefusal] = useState<Refusal>();
  const fetchPart = async (position: number) => {
    const result = await download(downloadDecreePaper, { decreeId: decree.decreeId, position });
    setRefusal(result.ok ? undefined : result.refusal);
  };
  const preview = async () => {
    const result = await download(previewDecreePaper, { decreeId: decree.decreeId });
    setRefusal(result.ok ? undefined : result.refusal);
  };
  const hasPdf = decree.state === "signed" || decree.paperState === "ready";
  const { paper } = decree;
  return (
    <Panel title={m.delivery_paper()}>
      <div className={styles["stack"]}>
        <ErrorSummary refusal={refusal} />
        {hasPdf ? (
          <div className={styles["acts"]}>
            <Button variant="default" onClick={() => void fetchPart(0)}>
              {decree.state === "signed" ? m.delivery_paper_signed() : m.delivery_paper_unsigned()}
            </Button>
            {decree.attachments.map((part) => (
              <Button
                key={part.position}
                variant="subtle"
                size="compact-sm"
                onClick={() => void fetchPart(part.position)}
              >
                {m.delivery_attachment({ title: part.title, count: formatNumber(part.lines) })}
              </Button>
            ))}
          </div>
        ) : (
          <p className={styles["hint"]}>{m.delivery_paper_none()}</p>
        )}
        {(decree.state === "draft" || decree.state === "submitted") && (
          <div className={styles["acts"]}>
            {decree.actions.includes("change") && (
              <LinkButton variant="default" to={`/sk/${decree.decreeId}/naskah`}>
                {m.delivery_words_open()}
              </LinkButton>
            )}
            <Button variant="default" onClick={() => void preview()}>
              {m.delivery_words_preview()}
            </Button>
          </div>
        )}
        {decree.state === "signed" && decree.signatureKind === "local" && (
          <p className={styles["hint"]}>{m.delivery_signature_local()}</p>
        )}
        {paper.rulings.length > 0 && (
          <ol className={styles["plain"]}>
            {paper.rulings.map((ruling) => (
              <li key={ruling}>{ruling}</li>
            ))}
          </ol>
        )}
        {decree.listSha256 !== null && (
          <p className={styles["hint"]}>
            {m.delivery_list_sha256()} <span className={styles["hash"]}>{decree.listSha256}</span>
          </p>
        )}
        {decree.state === "signed" && decree.verifyCode !== null && (
          <p className={styles["hint"]}>
            {m.delivery_verify_at()}{" "}
            <a href={`/verifikasi/${decree.verifyCode}`}>{`/verifikasi/${decree.verifyCode}`}</a>
          </p>
        )}
      </div>
    </Panel>
  );
}
