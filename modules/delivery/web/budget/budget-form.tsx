import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { Dialog } from "#platform/ui/dialog.tsx";
import { ErrorSummary, fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import type { BudgetView } from "../../contract/budget-shapes.ts";
import { changeBudget } from "../../contract/change-budget.ts";
import { createBudget } from "../../contract/create-budget.ts";
import { getBudget } from "../../contract/get-budget.ts";
import { listBudgets } from "../../contract/list-budgets.ts";
import styles from "../money/money.module.css";

const bidangs = ["rehsos", "dayasos", "fakir-miskin", "linjamsos"] as const;
const bidangWords = {
  rehsos: m.delivery_budget_bidang_rehsos,
  dayasos: m.delivery_budget_bidang_dayasos,
  "fakir-miskin": m.delivery_budget_bidang_fakir_miskin,
  linjamsos: m.delivery_budget_bidang_linjamsos,
};
const digits = (text: string) => text.replace(/[.\s]/g, "").replace(/^Rp/i, "");

/** Opens a line of the DPA. */
export function NewBudget({ year, onClose }: { readonly year: number; readonly onClose: () => void }) {
  const act = useAct(createBudget, { refresh: [listBudgets] });
  const [form, setForm] = useState({
    year: String(year),
    activityCode: "",
    accountCode: "",
    title: "",
    fundSource: "APBD",
    ceiling: "",
    bidang: "",
  });
  const field = (name: keyof typeof form, label: string, path: string) => (
    <TextInput
      id={fieldId(path)}
      label={label}
      required
      value={form[name]}
      error={fieldError(act.refusal, path)}
      onChange={(event) => setForm({ ...form, [name]: event.currentTarget.value })}
    />
  );
  const bidang = bidangs.find((one) => one === form.bidang) ?? null;
  return (
    <Dialog opened onClose={onClose} title={m.delivery_budget_new()}>
      <form
        className={styles["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          const { activityCode, accountCode, title, fundSource } = form;
          void act
            .run({
              year: Number(form.year),
              activityCode,
              accountCode,
              title,
              fundSource,
              bidang,
              ceilingRupiah: digits(form.ceiling),
            })
            .then((result) => result.ok && onClose());
        }}
      >
        <ErrorSummary refusal={act.refusal} />
        <div className={styles["pair"]}>
          {field("year", m.delivery_budget_year(), "year")}
          {field("fundSource", m.delivery_budget_fund(), "fundSource")}
        </div>
        {field("title", m.delivery_budget_name(), "title")}
        <div className={styles["pair"]}>
          {field("activityCode", m.delivery_budget_activity(), "activityCode")}
          {field("accountCode", m.delivery_budget_account(), "accountCode")}
        </div>
        <div className={styles["pair"]}>
          {field("ceiling", m.delivery_budget_ceiling_rp(), "ceilingRupiah")}
          <NativeSelect
            label={m.delivery_budget_bidang()}
            value={form.bidang}
            onChange={(event) => setForm({ ...form, bidang: event.currentTarget.value })}
            data={[
              { value: "", label: m.delivery_budget_bidang_none() },
              ...bidangs.map((value) => ({ value, label: bidangWords[value]() })),
            ]}
          />
        </div>
        <div className={styles["acts"]}>
          <Button type="submit" loading={act.running}>
            {m.delivery_budget_open()}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Changes title and ceiling; below what is used it is refused with the figure. */
export function ChangeBudget({
  budget,
  onClose,
}: {
  readonly budget: BudgetView;
  readonly onClose: () => void;
}) {
  const act = useAct(changeBudget, { refresh: [listBudgets, getBudget] });
  const [title, setTitle] = useState(budget.title);
  const [ceiling, setCeiling] = useState(budget.ceilingRupiah);
  const [reason, setReason] = useState("");
  return (
    <Dialog opened onClose={onClose} title={m.delivery_budget_change()}>
      <form
        className={styles["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          void act
            .run({
              budgetId: budget.budgetId,
              baseRevision: budget.revision,
              title,
              ceilingRupiah: digits(ceiling),
              reason,
            })
            .then((result) => result.ok && onClose());
        }}
      >
        <ErrorSummary refusal={act.refusal} />
        <TextInput
          id={fieldId("title")}
          label={m.delivery_budget_name()}
          required
          value={title}
          error={fieldError(act.refusal, "title")}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <TextInput
          id={fieldId("ceilingRupiah")}
          label={m.delivery_budget_ceiling_rp()}
          required
          inputMode="numeric"
          value={ceiling}
          error={fieldError(act.refusal, "ceilingRupiah")}
          onChange={(event) => setCeiling(event.currentTarget.value)}
        />
        <Textarea
          id={fieldId("reason")}
          label={m.delivery_reason()}
          description={m.delivery_reason_help()}
          required
          minLength={10}
          rows={3}
          value={reason}
          error={fieldError(act.refusal, "reason")}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className={styles["acts"]}>
          <Button type="submit" loading={act.running}>
            {m.delivery_budget_save()}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
