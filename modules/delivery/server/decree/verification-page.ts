import { formatRupiah } from "#platform/kernel/money.ts";
import type { VerifiedDecree } from "./read-verified.ts";
import type { FileVerdict } from "./verify-file.ts";

const escapeHtml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const months = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(
  " ",
);
const longDate = (iso: string) => {
  const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
  return `${day} ${months[(month ?? 1) - 1]} ${year}`;
};
const thousands = (value: number) => String(value).replace(/\B(?=(?:\d{3})+$)/g, ".");

/** Style of the page, served as a file: the content policy allows nothing inline. */
export const verificationStyle = `
:root{font-family:"Inter Variable",Inter,system-ui,sans-serif;line-height:1.5;color:#1a2233;background:#f6f8fb}
body{margin:0}main{max-width:44rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.5rem;line-height:1.25}section{background:#fff;border:1px solid #c8d0dc;border-radius:6px;padding:1rem;margin-block:1rem}
dl{display:grid;gap:.75rem;margin:0}dt{color:#4b5563;font-size:.875rem}dd{margin:0;font-weight:600;overflow-wrap:anywhere}
.hash{font-family:ui-monospace,monospace;font-weight:400;font-size:.875rem}
.verdict{border-inline-start:6px solid;font-weight:600}.same{border-color:#14693a}.different{border-color:#a11515}
label{display:block;font-weight:600}input{font:inherit;margin-block:.5rem;max-width:100%;padding:.5rem;min-height:2.75rem;box-sizing:border-box}
button{font:inherit;font-weight:600;padding:.5rem 1rem;min-height:2.75rem;border:0;border-radius:6px;background:#0f5c5c;color:#fff;cursor:pointer}
:focus-visible{outline:3px solid #0f5c5c;outline-offset:2px}
@media (prefers-color-scheme:dark){:root{color:#e8edf4;background:#11161d}section{background:#1a212b;border-color:#3a4554}dt{color:#aab6c5}button{background:#5fb8b3;color:#08201f}}`;

const page = (title: string, body: string) => `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><link rel="stylesheet" href="/verifikasi.css"></head>
<body><main>${body}</main></body></html>`;

const codeForm = `<section><form method="get" action="/verifikasi"><label for="kode">Kode pada naskah</label>
<input id="kode" name="kode" required minlength="16" maxlength="24" autocomplete="off" spellcheck="false" placeholder="ABCD-EFGH-JKMN-PQRS">
<p><button type="submit">Periksa</button></p></form></section>`;

/** Where somebody types the code of a paper, or learns that nothing signed carries it. */
export const askForCode = (unknown: boolean): string =>
  page(
    "Verifikasi surat keputusan",
    `<h1>Verifikasi surat keputusan</h1>${
      unknown
        ? `<section class="verdict different" role="alert">Tidak ada SK bertanda tangan dengan kode itu. Periksa kodenya; bila sudah benar, naskah itu tidak diterbitkan di sini.</section>`
        : ""
    }${codeForm}`,
  );

const fact = (term: string, value: string, mono = false) =>
  `<div><dt>${escapeHtml(term)}</dt><dd${mono ? ' class="hash"' : ""}>${escapeHtml(value)}</dd></div>`;

function verdictBox(verdict: FileVerdict | undefined): string {
  if (!verdict) return "";
  return verdict.verdict === "same"
    ? `<section class="verdict same" role="status">Sama: berkas ini, bita demi bita, adalah ${escapeHtml(verdict.part ?? "SK")} yang ditandatangani.</section>`
    : `<section class="verdict different" role="alert">Berbeda: berkas ini bukan naskah yang ditandatangani, atau telah diubah. Sidiknya ${escapeHtml(verdict.sha256)}.</section>`;
}

/** Public facts of one signed decree: figures and fingerprints, no person; and a check of a file against them. */
export function verificationPage(code: string, decree: VerifiedDecree, verdict?: FileVerdict): string {
  const attachments = decree.attachments
    .map((one) => `<li>${escapeHtml(one.title)}<br><span class="hash">${escapeHtml(one.sha256)}</span></li>`)
    .join("");
  return page(
    `SK ${decree.number}`,
    `<h1>SK ${escapeHtml(decree.number)}</h1>${verdictBox(verdict)}
<section><dl>${fact("Keadaan", decree.amendedBy.length > 0 ? `Ditandatangani, diubah dengan ${decree.amendedBy.join(", ")}` : "Ditandatangani dan berlaku")}
${fact("Tentang", decree.title)}${decree.datedOn === null ? "" : fact("Tanggal", longDate(decree.datedOn))}
${fact("Penanda tangan", decree.signer)}${fact("Ditandatangani", longDate(decree.signedAt))}
${fact("Penerima", `${thousands(decree.lines)} baris`)}${fact("Nilai", formatRupiah(BigInt(decree.totalRupiah)))}
${fact("Sidik daftar (SHA-256)", decree.listSha256, true)}${fact("Sidik berkas PDF (SHA-256)", decree.pdfSha256, true)}</dl></section>
${attachments === "" ? "" : `<section><h2>Lampiran</h2><ul>${attachments}</ul></section>`}
<section><form method="post" action="/verifikasi/${encodeURIComponent(code)}" enctype="multipart/form-data">
<label for="berkas">Bandingkan berkas PDF Anda dengan naskah ini</label>
<input id="berkas" type="file" name="berkas" accept="application/pdf" required>
<p><button type="submit">Bandingkan</button></p></form>
<p>Berkas dibandingkan lalu dilupakan; tidak ada yang disimpan.</p></section>`,
  );
}
