import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { CallOf, CommandContract, OutputOf } from "#platform/kernel/contract.ts";
import { type CallRefusal, call } from "#platform/ui/api.ts";
import { readKey } from "#platform/ui/query-client.ts";
import { getPaymentBatch } from "../../contract/get-payment-batch.ts";
import { listPayments } from "../../contract/list-payments.ts";

/** Sends a chosen file as the raw body of an operation, and keeps its answer or refusal. */
export function useBankFile<C extends CommandContract>(contract: C) {
  const client = useQueryClient();
  const [running, setRunning] = useState(false);
  const [refusal, setRefusal] = useState<CallRefusal<C>>();
  const [answer, setAnswer] = useState<OutputOf<C>>();
  return {
    running,
    refusal,
    answer,
    forget: () => setAnswer(undefined),
    send: async (input: CallOf<C>, file: File): Promise<void> => {
      setRunning(true);
      const result = await call(contract, input, { bytes: file });
      setRunning(false);
      setRefusal(result.ok ? undefined : result.refusal);
      setAnswer(result.ok ? result.out : undefined);
      await Promise.all(
        [getPaymentBatch, listPayments].map((read) => client.invalidateQueries({ queryKey: readKey(read) })),
      );
    },
  };
}
