// oxlint-disable-next-line no-control-regex -- these are exactly what XML 1.0 forbids
const special = /[&<>\r\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_|[\ud800-\udfff]/;
const each =
  // oxlint-disable-next-line no-control-regex -- as above
  /[&<>\r\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)|[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g;

function replacement(found: string): string {
  switch (found) {
    case "&":
      return "&amp;";
    case "<":
      return "&lt;";
    case ">":
      return "&gt;";
    case "_":
      return "_x005F_";
    default:
      if (found.length === 2) return found;
      return found >= "\ud800" && found <= "\udfff" ? "\ufffd" : controlEscape(found);
  }
}

/** ECMA-376 part 1, 22.9.2.19 (ST_Xstring): a character XML cannot hold is written `_xHHHH_`. */
function controlEscape(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
}

/** Text for an XLSX string cell; reading it back gives the same text (a lone surrogate becomes U+FFFD). */
export function escapeXstring(text: string): string {
  return special.test(text) ? text.replace(each, replacement) : text;
}

/** Text for an XML attribute; control characters become spaces. */
export function escapeAttribute(text: string): string {
  return (
    text
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll('"', "&quot;")
      .toWellFormed()
      // oxlint-disable-next-line no-control-regex -- as above
      .replace(/[\0-\x1f\ufffe\uffff]/g, " ")
  );
}
