import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import { Dialog } from "#platform/ui/dialog.tsx";
import { ErrorSummary, fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct, useRead } from "#platform/ui/query-client.ts";
import { draftDecree } from "../../contract/draft-decree.ts";
import { listDecrees } from "../../contract/list-decrees.ts";
import { listProposalLists } from "../../contract/list-proposal-lists.ts";
import { listSelections } from "../../contract/list-selections.ts";
import { useBudgetChoices } from "../shared/choices.ts";
import styles from "../shared/delivery.module.css";

/** Figures as people type them, with dots or without. */
export const digitsOf = (text: string) => text.replaceAll(/\D/g, "");

function DraftForm({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate();
  const act = useAct(draftDecree, { refresh: [listDecrees, listSelections] });
  const selections = useRead(listSelections, { state: "open" });
  const lists = useRead(listProposalLists, { purpose: "decree" });
  const budgets = useBudgetChoices();
  const [year] = useState(() => new Date().getFullYear());
  const [source, setSource] = useState("");
  const [title, setTitle] = useState("");
  const [startsOn, setStartsOn] = useState(`${year}-01-01`);
  const [endsOn, setEndsOn] = useState(`${year}-12-31`);
  const [budgetId, setBudgetId] = useState("");
  const [announced, setAnnounced] = useState("");
  const [kind = "", id = ""] = source.split(":");
  const choices = [
    ...(selections.data?.selections ?? []).map((one) => ({
      value: `selection:${one.selectionId}`,
      label: m.delivery_draft_of_selection({ title: one.title, count: formatNumber(one.chosen) }),
    })),
    ...(lists.data?.lists ?? [])
      .filter((one) => one.state === "received")
      .map((one) => ({
        value: `list:${one.listId}`,
        label: m.delivery_draft_of_list({ title: one.fileName, count: formatNumber(one.lineCount) }),
      })),
  ];
  return (
    <form
      className={styles["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        void act
          .run({
            from: kind === "list" ? { kind: "list", listId: id } : { kind: "selection", selectionId: id },
            title,
            startsOn,
            endsOn,
            budgetId: budgetId || null,
            announcedRupiah: digitsOf(announced) || null,
          })
          .then((result) => {
            if (result.ok) void navigate({ to: `/sk/${result.out.decreeId}` });
          });
      }}
    >
      <ErrorSummary refusal={act.refusal} />
      <NativeSelect
        id={fieldId("from")}
        label={m.delivery_draft_source()}
        description={m.delivery_draft_source_help()}
        required
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
        data={[{ value: "", label: m.delivery_choose() }, ...choices]}
      />
      <TextInput
        id={fieldId("title")}
        label={m.delivery_decree_title()}
        description={m.delivery_decree_title_help()}
        required
        minLength={5}
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        error={fieldError(act.refusal, "title")}
      />
      <TextInput
        type="date"
        id={fieldId("startsOn")}
        label={m.delivery_starts_on()}
        required
        value={startsOn}
        onChange={(event) => setStartsOn(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        id={fieldId("endsOn")}
        label={m.delivery_ends_on()}
        required
        value={endsOn}
        onChange={(event) => setEndsOn(event.currentTarget.value)}
      />
      <NativeSelect
        id={fieldId("budgetId")}
        label={m.delivery_budget_line()}
        value={budgetId}
        onChange={(event) => setBudgetId(event.currentTarget.value)}
        data={[{ value: "", label: m.delivery_budget_none() }, ...budgets]}
      />
      <TextInput
        id={fieldId("announcedRupiah")}
        label={m.delivery_announced()}
        description={m.delivery_announced_help()}
        inputMode="numeric"
        value={announced}
        onChange={(event) => setAnnounced(event.currentTarget.value)}
        error={fieldError(act.refusal, "announcedRupiah")}
      />
      <div className={styles["acts"]}>
        <Button type="submit" loading={act.running} disabled={source === ""}>
          {m.delivery_draft_verb()}
        </Button>
        <Button variant="default" onClick={onClose}>
          {m.delivery_close()}
        </Button>
      </div>
    </form>
  );
}

/** Where a decree begins: from a finished selection, or from a list that was sent in for a decree. */
export function DraftPanel() {
  const [opened, setOpened] = useState(false);
  return (
    <div>
      <Button onClick={() => setOpened(true)}>{m.delivery_draft_new()}</Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={m.delivery_draft_new()}>
        <DraftForm onClose={() => setOpened(false)} />
      </Dialog>
    </div>
  );
}
