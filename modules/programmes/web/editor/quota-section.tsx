import { Checkbox } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import { readPastedQuota } from "../../domain/paste-quota.ts";
import styles from "./editor.module.css";
import { FigureInput } from "./figure-input.tsx";
import type { SectionProps } from "./section.ts";
import { TextField } from "./text-fields.tsx";

/** Units in all and per region, pasted from a sheet if wanted, and the money for them. */
export function QuotaSection({ definition, change, regions }: SectionProps) {
  const { quota, budget } = definition;
  const [unread, setUnread] = useState<readonly string[]>([]);
  const sum = Object.values(quota.byRegion).reduce((total, units) => total + units, 0);
  const setRegion = (code: string, units: number | null) => {
    const { [code]: _before, ...others } = quota.byRegion;
    change({ quota: { ...quota, byRegion: units === null ? others : { ...others, [code]: units } } });
  };
  return (
    <div className={styles["section"]}>
      <FigureInput
        path="quota.total"
        label={m.programmes_quota_total()}
        description={m.programmes_quota_total_help()}
        value={quota.total}
        onChange={(total) => change({ quota: { ...quota, total } })}
      />
      <h3 id="quota-by-region">{m.programmes_quota_region()}</h3>
      <p className={styles["hint"]}>{m.programmes_quota_paste_help()}</p>
      <table className={styles["quota"]} aria-labelledby="quota-by-region">
        <thead>
          <tr>
            <th scope="col">{m.programmes_region()}</th>
            <th scope="col">{m.programmes_quota()}</th>
          </tr>
        </thead>
        <tbody>
          {regions.map((region) => (
            <tr key={region.code}>
              <th scope="row">{region.label}</th>
              <td>
                <FigureInput
                  path={`quota.byRegion.${region.code}`}
                  label={region.label}
                  hideLabel
                  value={quota.byRegion[region.code] ?? null}
                  onChange={(units) => setRegion(region.code, units)}
                  onPaste={(event) => {
                    const text = event.clipboardData.getData("text/plain");
                    if (!/[\t\n;]/.test(text.trim())) return;
                    event.preventDefault();
                    const pasted = readPastedQuota(text, regions, region.code);
                    setUnread(pasted.unread);
                    event.currentTarget.blur();
                    change({
                      quota: { ...quota, byRegion: { ...quota.byRegion, ...pasted.byRegion } },
                    });
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles["sum"]} role="status">
        {quota.total === null
          ? m.programmes_quota_sum({ sum: formatNumber(sum) })
          : m.programmes_quota_sum_of({ sum: formatNumber(sum), total: formatNumber(quota.total) })}
      </p>
      {unread.length > 0 && (
        <p className={styles["hint"]} role="status">
          {m.programmes_quota_unread({ lines: unread.join(" · ") })}
        </p>
      )}
      <h3>{m.programmes_budget()}</h3>
      <Checkbox
        label={m.programmes_has_budget()}
        checked={budget !== null}
        onChange={(event) =>
          change({
            budget: event.currentTarget.checked
              ? { activityCode: "", accountCode: "", ceilingRupiah: 0 }
              : null,
          })
        }
      />
      {budget !== null && (
        <div className={styles["pair"]}>
          <TextField
            path="budget.activityCode"
            label={m.programmes_activity_code()}
            required
            most={40}
            value={budget.activityCode}
            onChange={(activityCode) => change({ budget: { ...budget, activityCode } })}
          />
          <TextField
            path="budget.accountCode"
            label={m.programmes_account_code()}
            required
            most={40}
            value={budget.accountCode}
            onChange={(accountCode) => change({ budget: { ...budget, accountCode } })}
          />
          <FigureInput
            path="budget.ceilingRupiah"
            label={m.programmes_ceiling()}
            rupiah
            value={budget.ceilingRupiah}
            onChange={(ceiling) => change({ budget: { ...budget, ceilingRupiah: ceiling ?? 0 } })}
          />
        </div>
      )}
    </div>
  );
}
