import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatNumber, formatRupiah } from "#platform/i18n/format.ts";
import { Panel } from "#platform/ui/panel.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import type { DecreeView } from "../../contract/get-decree.ts";
import { listAmendableLines } from "../../contract/list-amendable-lines.ts";
import styles from "../shared/delivery.module.css";
import { type AmendableLine, AmendDialog, type AmendEffect } from "./amend-dialog.tsx";

const acts: ReadonlyArray<readonly [AmendEffect, () => string]> = [
  ["withdraw", m.delivery_amend_withdraw_verb],
  ["replace", m.delivery_amend_replace_verb],
  ["change", m.delivery_amend_change_verb],
];

/** Where a maker picks what an amending decree changes: recipients of the amended one, or somebody new. */
export function AmendBench({ decree }: { readonly decree: DecreeView }) {
  const [typed, setTyped] = useState("");
  const [text, setText] = useState("");
  const [asked, setAsked] = useState<{
    readonly effect: AmendEffect;
    readonly line: AmendableLine | undefined;
  }>();
  const read = useRead(listAmendableLines, { decreeId: decree.decreeId, text });
  return (
    <Panel
      title={m.delivery_amend_bench()}
      actions={
        <Button variant="default" size="xs" onClick={() => setAsked({ effect: "grant", line: undefined })}>
          {m.delivery_amend_grant_verb()}
        </Button>
      }
    >
      <div className={styles["stack"]}>
        <p className={styles["hint"]}>
          {m.delivery_amend_bench_text({ number: decree.amends?.number ?? "–" })}
        </p>
        <form
          className={styles["searchRow"]}
          onSubmit={(event) => {
            event.preventDefault();
            setText(typed);
          }}
        >
          <TextInput
            label={m.delivery_amend_search()}
            value={typed}
            autoComplete="off"
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" variant="default">
            {m.delivery_amend_search_verb()}
          </Button>
        </form>
        <Loaded read={read} rows={4}>
          {(out) =>
            out.lines.length === 0 ? (
              <p role="status" className={styles["hint"]}>
                {m.delivery_amend_none()}
              </p>
            ) : (
              <>
                <p className={styles["hint"]} aria-live="polite">
                  {m.delivery_amend_found({
                    shown: formatNumber(out.lines.length),
                    total: formatNumber(out.total),
                  })}
                </p>
                <ul className={styles["list"]}>
                  {out.lines.map((line) => (
                    <li key={`${line.fromDecreeId}:${line.line}`} className={styles["amendable"]}>
                      <div>
                        <strong>{line.name}</strong>
                        <span className={styles["hint"]}>
                          {[line.nikMasked, line.placeLabel].filter(Boolean).join(" · ")}
                        </span>
                        <span className="sn-tabular">
                          {`${formatNumber(BigInt(line.amountRupiah))} × ${line.times} = ${formatRupiah(BigInt(line.totalRupiah))}`}
                        </span>
                        {line.paidRupiah !== "0" && (
                          <span className={styles["hint"]}>
                            {m.delivery_amend_paid({ paid: formatRupiah(BigInt(line.paidRupiah)) })}
                          </span>
                        )}
                      </div>
                      {line.taken ? (
                        <StatusBadge tone="amber">{m.delivery_amend_taken()}</StatusBadge>
                      ) : (
                        <div className={styles["acts"]}>
                          {acts.map(([effect, verb]) => (
                            <Button
                              key={effect}
                              size="xs"
                              variant="default"
                              aria-label={`${verb()}: ${line.name}`}
                              onClick={() => setAsked({ effect, line })}
                            >
                              {verb()}
                            </Button>
                          ))}
                        </div>
                      )}
                    </li>
                  ))}
                </ul>
              </>
            )
          }
        </Loaded>
        {asked !== undefined && (
          <AmendDialog
            decreeId={decree.decreeId}
            unit={decree.unit}
            effect={asked.effect}
            line={asked.line}
            onClose={() => setAsked(undefined)}
          />
        )}
      </div>
    </Panel>
  );
}
