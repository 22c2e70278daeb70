import { Button } from "@mantine/core";
import { m } from "#messages/messages.js";
import { ErrorSummary } from "#platform/ui/forms/error-summary.tsx";
import { Panel } from "#platform/ui/panel.tsx";
import { useAct } from "#platform/ui/query-client.ts";
import { confirmLinkAct } from "../../contract/confirm-link-act.ts";
import { getFamilyPage } from "../../contract/get-family-page.ts";
import { getLinkPair } from "../../contract/get-link-pair.ts";
import { getLinkWork } from "../../contract/get-link-work.ts";
import { getPerson } from "../../contract/get-person.ts";
import { listLinkPairs } from "../../contract/list-link-pairs.ts";
import styles from "../registry.module.css";
import { worded } from "../words.ts";
import { becauseWords, letterOf } from "./link-words.ts";
import type { PairView } from "./views.ts";

/** What the first person proposed, for the second: agree or send back. */
export function SecondPerson({
  pair,
  onDone,
}: {
  readonly pair: PairView;
  readonly onDone: (decision: string) => void;
}) {
  const act = useAct(confirmLinkAct, {
    refresh: [getLinkPair, getLinkWork, listLinkPairs, getPerson, getFamilyPage],
  });
  const { plan } = pair;
  if (plan === null || pair.actId === null) return null;
  const { actId } = pair;
  const index = pair.records.findIndex((side) => side.id === plan.keptId);
  const keep = `${letterOf(Math.max(index, 0))} (${pair.records[index]?.name ?? "–"})`;
  const answer = (confirm: boolean) =>
    void act.run({ actId, confirm }).then((result) => {
      if (result.ok) onDone(result.out.state);
    });
  return (
    <Panel title={m.registry_link_wait_title()}>
      <div className={styles["stack"]}>
        <p className={styles["hint"]}>
          {plan.byMe
            ? m.registry_link_wait_mine()
            : m.registry_link_wait_other({ keep, reason: plan.reason })}{" "}
          {pair.secondBecause.length > 0 &&
            m.registry_link_second_text({
              reasons: pair.secondBecause.map((why) => worded(becauseWords, why)).join(", "),
            })}
        </p>
        <ErrorSummary refusal={act.refusal} />
        {pair.allowed.includes("confirm") && (
          <div className={styles["acts"]}>
            <Button loading={act.running} onClick={() => answer(true)}>
              {m.registry_link_confirm()}
            </Button>
            <Button variant="default" disabled={act.running} onClick={() => answer(false)}>
              {m.registry_link_send_back()}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
