import { type ReactNode, useState } from "react";
import { m } from "#messages/messages.js";
import type { CallOf, CommandContract } from "#platform/kernel/contract.ts";
import { ConfirmAct } from "#platform/ui/acts/confirm-act.tsx";
import type { CallResult } from "#platform/ui/api.ts";
import { type Act, useAct } from "#platform/ui/query-client.ts";
import { confirmSecondFactor } from "../../contract/confirm-second-factor.ts";

type Guarded<C extends CommandContract> = Omit<Act<C>, "run"> & {
  readonly run: (input: CallOf<C>, onDone: (result: CallResult<C> & { ok: true }) => void) => Promise<void>;
  /** To be drawn somewhere on the page: the question for the second factor, when the server wants it. */
  readonly question: ReactNode;
};

/**
 * An act for which the server may want the second factor first: it is asked for, then the act is done again.
 */
export function useGuardedAct<C extends CommandContract>(
  contract: C,
  options: Parameters<typeof useAct>[1] = {},
): Guarded<C> {
  const act = useAct(contract, options);
  const confirm = useAct(confirmSecondFactor);
  const [waiting, setWaiting] = useState<{ readonly go: () => Promise<void> }>();

  const run: Guarded<C>["run"] = async (input, onDone) => {
    const result = await act.run(input);
    if (result.ok) onDone(result);
    else if (result.refusal.code === "SECOND_FACTOR_REQUIRED") {
      confirm.reset();
      setWaiting({ go: () => run(input, onDone) });
    }
  };

  return {
    ...act,
    // While the question is open, the refusal behind it is answered there.
    refusal:
      waiting === undefined && act.refusal?.code === "SECOND_FACTOR_REQUIRED" ? undefined : act.refusal,
    running: act.running || confirm.running,
    run,
    question: (
      <ConfirmAct
        opened={waiting !== undefined}
        title={m.identity_confirm_title()}
        verb={m.identity_confirm_verb()}
        text={m.identity_confirm_text()}
        secondFactor
        running={confirm.running}
        refusal={confirm.refusal}
        onClose={() => setWaiting(undefined)}
        onConfirm={(code) =>
          void confirm.run({ code }).then((result) => {
            if (!result.ok) return;
            const next = waiting;
            setWaiting(undefined);
            void next?.go();
          })
        }
      />
    ),
  };
}
