import type { Point } from "./measure.ts";

const [width, height, margin] = [640, 420, 60];
const x = (recall: number) => Math.round((margin + recall * (width - 2 * margin)) * 10) / 10;
const y = (precision: number) => Math.round((height - margin - precision * (height - 2 * margin)) * 10) / 10;

/** The curve of precision over recall as a picture that stands alone, with the chosen point marked. */
export function curveSvg(curve: readonly Point[], chosen: Point): string {
  const sorted = curve.toSorted((one, other) => one.recall - other.recall);
  const line = sorted.map((point) => `${x(point.recall)},${y(point.precision)}`).join(" ");
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const grid = ticks
    .map(
      (tick) => `<line x1="${x(tick)}" y1="${y(0)}" x2="${x(tick)}" y2="${y(1)}" stroke="#dee2e6"/>
<line x1="${x(0)}" y1="${y(tick)}" x2="${x(1)}" y2="${y(tick)}" stroke="#dee2e6"/>
<text x="${x(tick)}" y="${y(0) + 20}" text-anchor="middle">${percent(tick)}</text>
<text x="${x(0) - 8}" y="${y(tick) + 4}" text-anchor="end">${percent(tick)}</text>`,
    )
    .join("\n");
  const note = `bobot ${chosen.weight}: presisi ${(chosen.precision * 100).toFixed(2)} %, perolehan ${(chosen.recall * 100).toFixed(2)} %, F1 ${(chosen.f1 * 100).toFixed(2)} %`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="Inter, sans-serif" font-size="12" fill="#212529">
<title>Presisi dan perolehan menurut ambang bobot</title>
<rect width="${width}" height="${height}" fill="#ffffff"/>
<text x="${width / 2}" y="28" text-anchor="middle" font-size="14">${note}</text>
${grid}
<polyline points="${line}" fill="none" stroke="#1d4ed8" stroke-width="2"/>
<circle cx="${x(chosen.recall)}" cy="${y(chosen.precision)}" r="6" fill="#b91c1c"/>
<text x="${width / 2}" y="${height - 16}" text-anchor="middle">Perolehan (pasangan benar yang ditemukan)</text>
<text transform="translate(16 ${height / 2}) rotate(-90)" text-anchor="middle">Presisi (usulan yang benar)</text>
</svg>
`;
}
