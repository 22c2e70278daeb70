/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */
import { m } from "#messages/messages.js";
import { formatNumber, formatRupiah } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import type { getReconciliation } from "../../contract/get-reconciliation.ts";
import styles from "../shared/delivery.module.css";

type Reconciliation = OutputOf<typeof getReconciliation>;
type Region = Reconciliation["regions"][number];
type FigureColumn = readonly [head: () => string, value: (region: Region) => string];

const rupiah = (digits: string) => formatRupiah(BigInt(digits));
const ofList: readonly FigureColumn[] = [
  [m.delivery_proposed, (region) => formatNumber(region.proposed)],
  [m.delivery_in_decree, (region) => formatNumber(region.lines)],
  [m.delivery_duplicates, (region) => formatNumber(region.duplicates)],
  [m.delivery_findings_open, (region) => formatNumber(region.open)],
  [m.delivery_total, (region) => rupiah(region.totalRupiah)],
];
const ofDelivery: readonly FigureColumn[] = [
  [m.delivery_in_decree, (region) => formatNumber(region.lines)],
  [m.delivery_total, (region) => rupiah(region.totalRupiah)],
  [m.delivery_paid_lines, (region) => formatNumber(region.paid)],
  [m.delivery_paid_rupiah, (region) => rupiah(region.paidRupiah)],
  [m.delivery_returned_lines, (region) => formatNumber(region.returned)],
  [m.delivery_handed_lines, (region) => formatNumber(region.handedOver)],
  [m.delivery_findings_open, (region) => formatNumber(region.open)],
];

/** Figures per kabupaten/kota: of the list before the signature, of payments and hand-overs after it. */
export function RegionFigures({ out }: { readonly out: Reconciliation }) {
  const columns = out.stage === "delivery" ? ofDelivery : ofList;
  return (
    <div
      className={styles["tableScroll"]}
      role="region"
      aria-label={m.delivery_regions_caption()}
      tabIndex={0}
    >
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th>{m.delivery_region()}</th>
            {columns.map(([head]) => (
              <th key={head()} className="sn-figure">
                {head()}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {out.regions.map((region) => (
            <tr key={region.regionCode}>
              <th scope="row">{region.label}</th>
              {columns.map(([head, value]) => (
                <td key={head()} className="sn-figure">
                  {value(region)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
