const escapeHtml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

interface Described {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  parameters: Array<{ name: string; in: string; required: boolean; schema: unknown }>;
  requestBody?: { content: Record<string, { schema: unknown }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: unknown }> }>;
}

const schemaBlock = (label: string, schema: unknown) =>
  `<details><summary>${label}</summary><pre>${escapeHtml(JSON.stringify(schema, null, 2))}</pre></details>`;

function operationSection(method: string, path: string, operation: Described): string {
  const parameters = operation.parameters
    .map(
      (one) =>
        `<tr><td><code>${escapeHtml(one.name)}</code></td><td>${one.in}</td><td>${one.required ? "ya" : ""}</td><td><code>${escapeHtml(JSON.stringify(one.schema))}</code></td></tr>`,
    )
    .join("");
  const body = Object.entries(operation.requestBody?.content ?? {})
    .map(([type, { schema }]) => schemaBlock(`Isi (${type})`, schema))
    .join("");
  const responses = Object.entries(operation.responses)
    .map(([status, { description }]) => `<li><b>${status}</b> ${escapeHtml(description)}</li>`)
    .join("");
  const success = Object.values(operation.responses["200"]?.content ?? {})[0]?.schema;
  return `<section id="${escapeHtml(operation.operationId)}"><h3><span class="m">${method.toUpperCase()}</span> <code>${escapeHtml(path)}</code></h3>
<p><b>${escapeHtml(operation.operationId)}</b> – ${escapeHtml(operation.summary)}<br><small>${escapeHtml(operation.description)}</small></p>
${parameters ? `<table><thead><tr><th>Parameter</th><th>Di</th><th>Wajib</th><th>Bentuk</th></tr></thead><tbody>${parameters}</tbody></table>` : ""}
${body}${success ? schemaBlock("Jawaban 200", success) : ""}<ul>${responses}</ul></section>`;
}

/** The OpenAPI document as a page that works without any script, so that the strict CSP holds here too. */
export function openApiPage(document: Record<string, unknown>): string {
  const paths = document["paths"] as Record<string, Record<string, Described>>;
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const groups = [...Map.groupBy(all, ({ operation }) => operation.tags[0] ?? "")].toSorted(([a], [b]) =>
    a.localeCompare(b),
  );
  const menu = groups
    .map(
      ([tag, items]) =>
        `<li>${escapeHtml(tag)}<ul>${items.map(({ operation }) => `<li><a href="#${escapeHtml(operation.operationId)}">${escapeHtml(operation.operationId)}</a></li>`).join("")}</ul></li>`,
    )
    .join("");
  const body = groups
    .map(
      ([tag, items]) =>
        `<h2>${escapeHtml(tag)}</h2>${items.map(({ path, method, operation }) => operationSection(method, path, operation)).join("")}`,
    )
    .join("");
  return `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>API Sinergi</title><link rel="stylesheet" href="/api/docs.css"></head><body>
<nav aria-label="Operasi"><h1>API Sinergi</h1><p><a href="/api/openapi.json">openapi.json</a> · ${all.length} operasi</p><ul>${menu}</ul></nav><main>${body}</main></body></html>`;
}

export const openApiPageStyle = `
body{font:15px/1.5 Inter,system-ui,sans-serif;margin:0;color:#16302f;background:#fff;display:grid;grid-template-columns:18rem 1fr}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:1rem;border-right:1px solid #cfd8d7;box-sizing:border-box;font-size:13px}
nav ul{padding-left:1rem}main{padding:1rem 2rem;min-width:0}h2{border-bottom:1px solid #cfd8d7;margin-top:2.5rem}
code{font-family:ui-monospace,monospace;font-size:13px;overflow-wrap:anywhere}pre{background:#f2f6f6;padding:.75rem;overflow:auto;border-radius:6px}
.m{display:inline-block;min-width:4rem;background:#0b5c5c;color:#fff;border-radius:4px;padding:0 .4rem;font-size:12px;text-align:center}
a{color:#0b5c5c}table{border-collapse:collapse;width:100%}td,th{border:1px solid #cfd8d7;padding:.25rem .5rem;text-align:left;vertical-align:top}
@media(max-width:700px){body{display:block}nav{position:static;height:auto;border:0}main{padding:1rem}}`;
