import {
  QueryClient,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useRef } from "react";
import type {
  AnyContract,
  CallOf,
  CommandContract,
  OutputOf,
  QueryContract,
} from "#platform/kernel/contract.ts";
import { newId } from "#platform/kernel/ids.ts";
import { type CallRefusal, type CallResult, call } from "./api.ts";

/** A refusal as the error of React Query, so that a screen's states read it from one place. */
export class RefusedError<C extends AnyContract = AnyContract> extends Error {
  readonly refusal: CallRefusal<C>;
  readonly status: number;

  constructor(status: number, refusal: CallRefusal<C>) {
    super(refusal.code);
    this.name = "RefusedError";
    this.status = status;
    this.refusal = refusal;
  }
}

/** What one signed-in person's screens have read. Kept in memory only; cleared at sign-out. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Long enough that going back shows the list at once, short enough that figures are today's.
        staleTime: 15_000,
        gcTime: 10 * 60_000,
        retry: (failures, error) =>
          failures < 2 && error instanceof RefusedError && (error.status === 0 || error.status >= 502),
        refetchOnWindowFocus: false,
      },
    },
  });
}

/** Key under which a read is kept: the operation's name, then its input. */
export function readKey(contract: AnyContract, input?: unknown): readonly unknown[] {
  return input === undefined ? [contract.name] : [contract.name, input];
}

/** Calls and throws the refusal: the form React Query wants. */
export async function mustRead<C extends QueryContract>(
  contract: C,
  input: CallOf<C>,
  signal?: AbortSignal,
): Promise<OutputOf<C>> {
  const result: CallResult<C> = await call(contract, input, signal === undefined ? {} : { signal });
  if (!result.ok) throw new RefusedError<C>(result.status, result.refusal);
  return result.out;
}

export interface ReadOptions<Out> {
  /** False: ask nothing yet. */
  readonly enabled?: boolean;
  /** Ask again every so many milliseconds, for work that is running. */
  readonly everyMs?: number | ((out: Out | undefined) => number | false) | undefined;
  /** Keep showing the former answer while the new one is on its way (paging, filtering). */
  readonly keepPrevious?: boolean;
}

/** Reads an operation for a screen; give the result to `<Loaded>`. */
export function useRead<C extends QueryContract>(
  contract: C,
  input: CallOf<C>,
  options: ReadOptions<OutputOf<C>> = {},
): UseQueryResult<OutputOf<C>, RefusedError<C>> {
  const { everyMs } = options;
  return useQuery<OutputOf<C>, RefusedError<C>>({
    queryKey: readKey(contract, input),
    queryFn: ({ signal }) => mustRead(contract, input, signal),
    ...(options.enabled === undefined ? {} : { enabled: options.enabled }),
    ...(everyMs === undefined
      ? {}
      : {
          refetchInterval: (query: { readonly state: { readonly data: OutputOf<C> | undefined } }) =>
            typeof everyMs === "number" ? everyMs : everyMs(query.state.data),
        }),
    ...(options.keepPrevious === true
      ? { placeholderData: (previous: OutputOf<C> | undefined) => previous as never }
      : {}),
  });
}

export interface Act<C extends CommandContract> {
  /** Does it; resolves to the result, never throws. Pressed twice while running, it is done once. */
  readonly run: (input: CallOf<C>) => Promise<CallResult<C>>;
  readonly running: boolean;
  readonly refusal: CallRefusal<C> | undefined;
  readonly reset: () => void;
}

/**
 * A command for a button or form. `refresh` names the reads that are no longer true afterwards. The idempotency
 * key stays the same until the server has answered, so pressing again after a broken line repeats the same act.
 */
export function useAct<C extends CommandContract>(
  contract: C,
  options: { readonly refresh?: readonly AnyContract[] } = {},
): Act<C> {
  const client = useQueryClient();
  const pending = useRef<{ readonly body: string; readonly key: string }>(null);
  const mutation = useMutation<CallResult<C>, Error, CallOf<C>>({
    mutationFn: async (input) => {
      const body = JSON.stringify(input);
      const key = pending.current?.body === body ? pending.current.key : newId();
      pending.current = { body, key };
      const result = await call(contract, input, { idempotencyKey: key });
      if (result.ok || result.status !== 0) pending.current = null;
      if (result.ok) {
        await Promise.all(
          (options.refresh ?? []).map((read) => client.invalidateQueries({ queryKey: readKey(read) })),
        );
      }
      return result;
    },
  });
  const data = mutation.data;
  return {
    run: mutation.mutateAsync,
    running: mutation.isPending,
    refusal: data === undefined || data.ok ? undefined : data.refusal,
    reset: mutation.reset,
  };
}
