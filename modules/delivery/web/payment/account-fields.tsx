import { TextInput } from "@mantine/core";
import { m } from "#messages/messages.js";
import type { Refusal } from "#platform/kernel/contract.ts";
import { fieldError, fieldId } from "#platform/ui/forms/error-summary.tsx";
import styles from "../money/money.module.css";

export interface Account {
  readonly accountNumber: string;
  readonly accountName: string;
}

/** Number and holder of an account. */
export function AccountFields({
  account,
  refusal,
  onChange,
}: {
  readonly account: Account;
  readonly refusal: Refusal | undefined;
  readonly onChange: (account: Account) => void;
}) {
  return (
    <div className={styles["pair"]}>
      <TextInput
        id={fieldId("accountNumber")}
        label={m.delivery_payment_account()}
        inputMode="numeric"
        autoComplete="off"
        required
        value={account.accountNumber}
        error={fieldError(refusal, "accountNumber")}
        onChange={(event) => onChange({ ...account, accountNumber: event.currentTarget.value })}
      />
      <TextInput
        id={fieldId("accountName")}
        label={m.delivery_payment_account_name()}
        autoComplete="off"
        required
        value={account.accountName}
        error={fieldError(refusal, "accountName")}
        onChange={(event) => onChange({ ...account, accountName: event.currentTarget.value })}
      />
    </div>
  );
}
