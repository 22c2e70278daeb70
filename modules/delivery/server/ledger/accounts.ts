import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const Posting = z.array(z.tuple([z.string(), z.string()])).min(1);

const Ledger = z.strictObject({
  accounts: z.array(
    z.strictObject({
      key: z.string(),
      /** Empty for expenditure: the account of the budget line stands there. */
      code: z.string(),
      title: z.strictObject({ id: z.string(), en: z.string() }),
    }),
  ),
  /** Pairs of debit and credit, each moved by the same amount. */
  postings: z.strictObject({
    release: Posting,
    reissue: Posting,
    paid: Posting,
    rejected: Posting,
    treasury: Posting,
  }),
});
type Ledger = z.output<typeof Ledger>;

export type PostingKind = keyof Ledger["postings"];
export type LedgerAccount = Ledger["accounts"][number];

let known: Ledger | undefined;

/** Accounts and posting rules of reference/ledger/accounts.json, read once. */
export function ledger(): Ledger {
  known ??= Ledger.parse(
    JSON.parse(
      readFileSync(
        fileURLToPath(new URL("../../../../reference/ledger/accounts.json", import.meta.url)),
        "utf8",
      ),
    ),
  );
  return known;
}

/** An account by key; one that is gone from the reference keeps its key as its name. */
export const accountName = (key: string, code: string): LedgerAccount => {
  const account = ledger().accounts.find((one) => one.key === key);
  return { key, code, title: account?.title ?? { id: key, en: key } };
};
