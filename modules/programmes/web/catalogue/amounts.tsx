import { m } from "#messages/messages.js";
import { formatRupiah } from "#platform/i18n/format.ts";
import { perWords } from "./words.ts";

interface Amounts {
  readonly leastRupiah: number;
  readonly mostRupiah: number;
  readonly per: "month" | "year" | "once" | null;
  readonly unverified: boolean;
}

/** "Rp225.000–Rp750.000 per tahun"; nothing known is said in words, never as zero. */
export function Amounts({ amounts }: { readonly amounts: Amounts | null }) {
  if (amounts === null || amounts.mostRupiah === 0) return <>{m.programmes_amount_unknown()}</>;
  const { leastRupiah, mostRupiah, per, unverified } = amounts;
  const span =
    leastRupiah === mostRupiah
      ? formatRupiah(mostRupiah)
      : `${formatRupiah(leastRupiah)}–${formatRupiah(mostRupiah)}`;
  return (
    <>
      {per === null ? span : `${span} ${perWords[per]().toLowerCase()}`}
      {unverified && ` (${m.programmes_unverified_mark().toLowerCase()})`}
    </>
  );
}
