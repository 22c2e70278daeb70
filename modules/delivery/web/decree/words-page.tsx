import { Button, TextInput } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "#messages/messages.js";
import type { Refusal } from "#platform/kernel/contract.ts";
import { call, download } from "#platform/ui/api.ts";
import { ErrorSummary } from "#platform/ui/forms/error-summary.tsx";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useAct, useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { changeDecree } from "../../contract/change-decree.ts";
import type { PaperWords } from "../../contract/decree-shapes.ts";
import { type DecreeView, getDecree } from "../../contract/get-decree.ts";
import { getPaperTemplate } from "../../contract/get-paper-template.ts";
import { previewDecreePaper } from "../../contract/preview-decree-paper.ts";
import { DecreeStatus } from "../shared/decree-words.tsx";
import styles from "../shared/delivery.module.css";
import { WordsPart } from "./words-part.tsx";

type PartName = "considering" | "legalBasis" | "observing" | "rulings" | "copies";

const parts: ReadonlyArray<readonly [PartName, () => string, number]> = [
  ["considering", m.delivery_words_considering, 12],
  ["legalBasis", m.delivery_words_legal_basis, 20],
  ["observing", m.delivery_words_observing, 12],
  ["rulings", m.delivery_words_rulings, 12],
  ["copies", m.delivery_words_copies, 20],
];

const trimmed = (words: PaperWords): PaperWords => {
  const kept = (items: readonly string[]) => items.map((item) => item.trim()).filter(Boolean);
  return {
    ...words,
    considering: kept(words.considering),
    legalBasis: kept(words.legalBasis),
    observing: kept(words.observing),
    rulings: kept(words.rulings),
    copies: kept(words.copies),
  };
};

function WordsForm({ decree }: { readonly decree: DecreeView }) {
  const [words, setWords] = useState<PaperWords>(decree.paper);
  const [revision, setRevision] = useState(decree.revision);
  const [saved, setSaved] = useState(true);
  const [told, setTold] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const act = useAct(changeDecree, { refresh: [getDecree] });
  const locked = !decree.actions.includes("change");
  const edit = (more: Partial<PaperWords>) => {
    setWords({ ...words, ...more });
    setSaved(false);
  };
  const save = async (): Promise<boolean> => {
    if (saved) return true;
    const paper = trimmed(words);
    const { decreeId, title, startsOn, endsOn, budget, announcedRupiah } = decree;
    const result = await act.run({
      decreeId,
      baseRevision: revision,
      title,
      startsOn,
      endsOn,
      budgetId: budget?.budgetId ?? null,
      announcedRupiah,
      paper,
    });
    if (!result.ok) return false;
    setRevision(result.out.revision);
    setWords(paper);
    setSaved(true);
    setTold(true);
    return true;
  };
  const preview = async () => {
    setRefusal(undefined);
    if (!(await save())) return;
    const result = await download(previewDecreePaper, { decreeId: decree.decreeId });
    if (!result.ok) setRefusal(result.refusal);
  };
  const reset = async () => {
    const result = await call(getPaperTemplate, { decreeId: decree.decreeId });
    if (!result.ok) return setRefusal(result.refusal);
    edit({ ...result.out, place: words.place, signerName: words.signerName });
  };
  return (
    <form
      className={styles["stack"]}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ErrorSummary refusal={act.refusal ?? refusal} />
      {locked && <p className={styles["hint"]}>{m.delivery_words_locked()}</p>}
      {words.template !== "" && (
        <p className={styles["hint"]}>{m.delivery_words_template({ template: words.template })}</p>
      )}
      {parts.map(([name, title, most]) => (
        <WordsPart
          key={name}
          title={title()}
          {...(name === "rulings" ? { hint: m.delivery_words_sums() } : {})}
          items={words[name]}
          most={most}
          disabled={locked}
          onChange={(items) => edit({ [name]: items })}
        />
      ))}
      <Panel title={m.delivery_words_place()}>
        <div className={styles["form"]}>
          <TextInput
            label={m.delivery_words_place()}
            description={m.delivery_words_place_help()}
            maxLength={80}
            disabled={locked}
            value={words.place}
            onChange={(event) => edit({ place: event.currentTarget.value })}
          />
          <TextInput
            label={m.delivery_signer_title()}
            maxLength={120}
            disabled={locked}
            value={words.signerTitle}
            onChange={(event) => edit({ signerTitle: event.currentTarget.value })}
          />
        </div>
      </Panel>
      <div className={styles["acts"]}>
        {!locked && (
          <Button type="submit" loading={act.running} disabled={saved}>
            {m.delivery_save()}
          </Button>
        )}
        <Button variant="default" onClick={() => void preview()}>
          {saved ? m.delivery_words_preview() : m.delivery_words_save_preview()}
        </Button>
        {!locked && (
          <Button variant="default" onClick={() => void reset()}>
            {m.delivery_words_reset()}
          </Button>
        )}
      </div>
      {!locked && <p className={styles["hint"]}>{m.delivery_words_reset_text()}</p>}
      <p role="status" className={styles["hint"]}>
        {saved && told ? m.delivery_words_saved() : ""}
      </p>
    </form>
  );
}

/** The words of a decree's paper, item by item, with a look at the paper before it is sent on. */
export function WordsPage() {
  const { decreeId = "" }: { decreeId?: string } = useParams({ strict: false });
  const read = useRead(getDecree, { decreeId });
  return (
    <Loaded read={read} rows={8}>
      {(decree) => (
        <>
          <PageHeader
            title={m.delivery_words()}
            meta={decree.title}
            backTo={`/sk/${decreeId}`}
            badges={<DecreeStatus state={decree.state} />}
          />
          <WordsForm decree={decree} />
        </>
      )}
    </Loaded>
  );
}
