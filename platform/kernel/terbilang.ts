const digits = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];
/** Short scale as in the Kamus Besar Bahasa Indonesia: 10⁹ is miliar, 10¹⁵ kuadriliun. */
const groups = ["", "ribu", "juta", "miliar", "triliun", "kuadriliun"];
const limit = 10n ** 18n;

/**
 * A whole number in Indonesian words, as receipts and decrees carry it beside the digits
 * (1_750_000n → "satu juta tujuh ratus lima puluh ribu").
 * @throws RangeError from 10¹⁸ on: beyond every budget, and "kuintiliun" is not in use.
 */
export function terbilang(amount: bigint): string {
  if (amount < 0n) return `minus ${terbilang(-amount)}`;
  if (amount >= limit) throw new RangeError("terbilang: the amount passes 10^18");
  if (amount === 0n) return "nol";
  const words: string[] = [];
  for (let index = groups.length - 1; index >= 0; index--) {
    const group = Number((amount / 1000n ** BigInt(index)) % 1000n);
    if (group === 0) continue;
    // "Seribu" is one word, "satu juta" two; 21.000 is "dua puluh satu ribu".
    words.push(
      group === 1 && index === 1 ? "seribu" : [...belowThousand(group), groups[index]].join(" ").trim(),
    );
  }
  return words.join(" ");
}

function belowThousand(group: number): string[] {
  const hundreds = Math.floor(group / 100);
  const rest = group % 100;
  const words: string[] = [];
  if (hundreds === 1) words.push("seratus");
  else if (hundreds > 1) words.push(`${digits[hundreds]} ratus`);
  if (rest === 10) words.push("sepuluh");
  else if (rest === 11) words.push("sebelas");
  else if (rest > 11 && rest < 20) words.push(`${digits[rest - 10]} belas`);
  else if (rest >= 20) words.push(`${digits[Math.floor(rest / 10)]} puluh`);
  if ((rest < 10 || rest >= 20) && rest % 10 > 0) words.push(digits[rest % 10] ?? "");
  return words;
}
